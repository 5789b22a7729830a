using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>mkdir -p -m gives the mode to the last directory alone.</summary>
public sealed class ModeOfLastDirectoryOnly() : Rule<RunScript>(new()
{
    Id = "DFA7010",
    Title = "Set the mode of every directory that is made",
    Message = "'-m' is the mode of the last directory of '{0}'; those above get the default",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2174"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name == "mkdir"))
        {
            var options = command.Words.Skip(1).Where(word => word.Text.Length > 1 && word.Text[0] == '-').ToArray();
            if (!options.Any(word => word.Text is "--parents" || (word.Text[1] != '-' && word.Text.IndexOf('p') > 0)) || options.FirstOrDefault(word => word.Text.StartsWith("--mode", StringComparison.Ordinal) || (word.Text[1] != '-' && word.Text.IndexOf('m') > 0)) is not { } mode)
                continue;
            var deep = command.Words.Skip(1).FirstOrDefault(word => word.Text[0] != '-' && word.Text.TrimStart('.', '/').TrimEnd('/').IndexOf('/') >= 0);
            if (deep is not null)
                context.Report(mode.Span, new object[] { deep.Text });
        }
    }
}
