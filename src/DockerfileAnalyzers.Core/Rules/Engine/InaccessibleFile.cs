namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A file of the project that could not be read or written. The hosts that read files report it.
/// </summary>
internal sealed class InaccessibleFile() : ReportedRule(new()
{
    Id = "DFA0004",
    Title = "Fix files that cannot be read or written",
    Message = "'{0}' was not {1} because {2}",
})
{
    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0004")!;

    /// <param name="reason">The problem and, after a semicolon, what to do.</param>
    public static string DescribeUnread(string name, string reason) => Describe(name, "read", reason);

    /// <param name="reason">The problem and, after a semicolon, what to do.</param>
    public static string DescribeUnfixed(string name, string reason) => Describe(name, "fixed", reason);

    /// <param name="reason">The problem and, after a semicolon, what to do.</param>
    public static string DescribeUnwritten(string name, string reason) => Describe(name, "written", reason);

    private static string Describe(string name, string action, string reason) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, name, action, reason);
}
