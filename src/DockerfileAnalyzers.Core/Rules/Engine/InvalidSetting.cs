using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>A setting of this package has no effect. The build reports it, as it alone knows where settings are.</summary>
public sealed class InvalidSetting() : Rule<InvalidSetting>(new()
{
    Id = "DFA0005",
    Title = "Correct settings that have no effect",
    Message = "{0}",
    Category = Category.Engine,
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0005")!;

    // The engine shows no rule to a rule: this one is reported, never run.
    protected override void Analyze(InvalidSetting subject, RuleContext context)
    {
    }
}
