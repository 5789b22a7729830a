using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>The file is too large to be analyzed. The engine reports it, with the first syntax errors.</summary>
public sealed class FileTooLarge() : Rule<FileTooLarge>(new()
{
    Id = "DFA0007",
    Title = "Keep the file small enough to be analyzed",
    Message = "The file {0}; only its first syntax errors are reported",
    Category = Category.Engine,
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0007")!;

    /// <param name="reason">"is larger than 5 MB".</param>
    public static string Describe(string reason) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, reason);

    // The engine shows no rule to a rule: this one is reported, never run.
    protected override void Analyze(FileTooLarge subject, RuleContext context)
    {
    }
}
