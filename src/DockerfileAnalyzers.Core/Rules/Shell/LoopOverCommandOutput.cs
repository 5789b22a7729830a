using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A for loop over what find, ls or cat print.</summary>
public sealed class LoopOverCommandOutput() : Rule<RunScript>(new()
{
    Id = "DFA7012",
    Title = "Loop over file names without reading them from a command",
    Message = "Names with blanks are torn apart: '{0}' prints them as text",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2044", "SC2045", "SC2013"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var loop in script.Script.Root.DescendantsAndSelf().OfType<ForSyntax>().Where(loop => !loop.Words.IsDefault && loop.Words.Length == 1 && loop.Words[0].Parts.Length == 1))
        {
            if (loop.Words[0].Parts[0] is SubstitutionPart { Body.Items: { Length: 1 } items } && items[0].Node is SimpleCommandSyntax { Name: "find" or "ls" or "cat" } command)
                context.Report(loop.Words[0].Span, new object[] { command.Name! });
        }
    }
}
