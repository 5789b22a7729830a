using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>A comment ignores what is not there. The engine reports it, as it alone knows which comments were needed.</summary>
public sealed class UselessSuppression() : Rule<UselessSuppression>(new()
{
    Id = "DFA0002",
    Title = "Remove comments that ignore nothing",
    Message = "There is no finding of '{0}' here to ignore",
    Category = Category.Engine,
    Severity = Severity.Info,
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0002")!;

    public static string Describe(string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, name);

    // The engine shows no rule to a rule: this one is reported, never run.
    protected override void Analyze(UselessSuppression subject, RuleContext context)
    {
    }
}
