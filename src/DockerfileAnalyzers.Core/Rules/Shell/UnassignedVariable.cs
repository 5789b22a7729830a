using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable is read that nothing assigns.</summary>
public sealed class UnassignedVariable() : Rule<RunScript>(new()
{
    Id = "DFA7005",
    Title = "Use variables that have a value",
    Message = "'{0}' is never given a value",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2154"),
})
{
    private static readonly ImmutableHashSet<string> s_environment = ImmutableHashSet.Create("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy");

    protected override void Analyze(RunScript script, RuleContext context)
    {
        // Of those that the file sets elsewhere DFA4204 tells more.
        var stage = context.Model.GetStage(script.Instruction);
        foreach (var part in script.UnsetExpansions.Where(part => part.Name.Any(char.IsLower) && !s_environment.Contains(part.Name)))
        {
            if (stage is null || (context.Model.ExplainUndefined(stage, part.Name) is null && !stage.IsCalledAfter(part.Name)))
                context.Report(part.Span, new object[] { part.Name });
        }
    }
}
