using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The format of printf holds a variable.</summary>
public sealed class FormatFromVariable() : Rule<RunScript>(new()
{
    Id = "DFA7111",
    Title = "Keep data out of the format of printf",
    Message = "'%' and '\\\\' in the value are read as format",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2059"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name == "printf" && command.Words.Length > 1))
        {
            var format = command.Words.Skip(1).FirstOrDefault(word => word.Text is not "--");
            if (format is not null && format.Text[0] != '-' && format.Text.IndexOf('%') < 0 && format.DescendantsAndSelf().Any(node => node is ParameterPart or SubstitutionPart))
                context.Report(format.Span, Array.Empty<object>());
        }
    }
}
