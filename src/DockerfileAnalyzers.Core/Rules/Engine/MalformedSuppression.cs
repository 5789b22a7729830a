using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>A comment is meant to suppress a finding and does not. The engine reports it, as it reads these comments.</summary>
public sealed class MalformedSuppression() : Rule<MalformedSuppression>(new()
{
    Id = "DFA0006",
    Title = "Correct comments that suppress nothing",
    Message = "{0}",
    Category = Category.Engine,
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0006")!;

    // The engine shows no rule to a rule: this one is reported, never run.
    protected override void Analyze(MalformedSuppression subject, RuleContext context)
    {
    }
}
