namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A setting of this package has no effect. The build reports it because only the build knows where settings are.
/// </summary>
internal sealed class InvalidSetting() : ReportedRule(new()
{
    Id = "DFA0005",
    Title = "Fix settings that have no effect",
    Message = "{0}",
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0005")!;
}
