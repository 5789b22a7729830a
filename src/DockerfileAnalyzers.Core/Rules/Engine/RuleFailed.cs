using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>A rule threw. The engine reports it in the rule's place; nothing else is lost.</summary>
public sealed class RuleFailed() : Rule<RuleFailed>(new()
{
    Id = "DFA0000",
    Title = "Report a rule that failed",
    Message = "{0} ({1}) failed on this file and was skipped: {2}",
    Category = Category.Engine,
    Severity = Severity.Info,
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0000")!;

    public static string Describe(RuleDescriptor failed, Exception exception) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, Rule.Message, failed.Id, failed.Name, exception.GetType().Name + ": " + exception.Message);

    // The engine shows no rule to a rule: this one is reported, never run.
    protected override void Analyze(RuleFailed subject, RuleContext context)
    {
    }
}
