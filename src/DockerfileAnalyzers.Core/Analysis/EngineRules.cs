using System.Globalization;

namespace DockerfileAnalyzers.Analysis;

/// <summary>The rules that the engine reports itself. Their pages and descriptors are with the other rules.</summary>
internal static class EngineRules
{
    public static RuleDescriptor AnalysisFailed => RuleCatalog.Find("DFA0000")!;

    public static RuleDescriptor UselessSuppression => RuleCatalog.Find("DFA0002")!;

    public static RuleDescriptor MalformedSuppression => RuleCatalog.Find("DFA0006")!;

    public static RuleDescriptor UnexplainedSuppression => RuleCatalog.Find("DFA0010")!;

    public static RuleDescriptor FileTooLarge => RuleCatalog.Find("DFA0007")!;

    /// <param name="part">The part that failed: the id and name of a rule, or a task.</param>
    public static string DescribeFailure(string part, Exception exception)
    {
        var cause = exception.GetType().Name + ": " + exception.Message.Split('\n')[0].TrimEnd('\r', '.');
        // A full disk or missing permissions are not a bug in this package.
        var remedy = exception is System.IO.IOException or UnauthorizedAccessException
            ? "let the current user read and write there, and check that the disk is not full"
            : "this is a bug in DockerfileAnalyzers; please report it with this file"
                + (ProductInfo.RepositoryUrl.Length == 0 ? "" : $" at {ProductInfo.RepositoryUrl}/issues");
        return Format(AnalysisFailed, part, cause, remedy);
    }

    public static string Format(RuleDescriptor rule, params object[] words) =>
        string.Format(CultureInfo.InvariantCulture, rule.Message, words);
}
