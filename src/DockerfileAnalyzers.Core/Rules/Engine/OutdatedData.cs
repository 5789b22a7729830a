using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>The data in this package is out of date on the day for which it is used. Reported once per build.</summary>
internal sealed class OutdatedData() : ReportedRule(new()
{
    Id = "DFA0009",
    Title = "Update this package when its data is out of date",
    Message = "{0}",
    Severity = Severity.Info,
})
{
    private const int MostDays = 120;

    public static RuleDescriptor Rule => RuleCatalog.Find("DFA0009")!;

    /// <summary>The message for a day; <see langword="null"/> if the data is new enough.</summary>
    public static string? FindProblem(DateTime? asOf)
    {
        if (asOf is not { } day || (day - ImageTable.DataDate).Days is not (> MostDays and var days))
            return null;
        return FormattableString.Invariant($"'{SettingCatalog.AsOfDate.Name}' is {day:yyyy-MM-dd}, ")
            + FormattableString.Invariant($"but the data in this package is from {ImageTable.DataDate:yyyy-MM-dd}, ")
            + $"{days} days earlier, and lacks newer image tags and end-of-life dates; "
            + "update the package 'DockerfileAnalyzers'";
    }
}
