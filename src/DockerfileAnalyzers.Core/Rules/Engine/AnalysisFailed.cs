using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>A part of this package threw. The engine or the host reports it in its place; nothing else is lost.</summary>
public sealed class AnalysisFailed() : Rule<AnalysisFailed>(new()
{
    Id = "DFA0000",
    Title = "Report a failure of the analysis",
    Message = "{0} failed and was skipped ({1}); this is a bug in DockerfileAnalyzers, please report it with this file at {2}/issues",
    Category = Category.Engine,
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0000")!;

    /// <param name="part">What failed: the id and name of a rule, or a task.</param>
    public static string Describe(string part, Exception exception)
    {
        var cause = exception.GetType().Name + ": " + exception.Message.Split('\n')[0].TrimEnd('\r', '.');
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, part, cause, ProductInfo.RepositoryUrl);
    }

    // The engine shows no rule to a rule: this one is reported, never run.
    protected override void Analyze(AnalysisFailed subject, RuleContext context)
    {
    }
}
