using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>The facts in this package are old on the day of judgement: the build reports it once.</summary>
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

    /// <summary>What is wrong on a day; <see langword="null"/> where the data is new enough.</summary>
    public static string? FindProblem(DateTime? asOf)
    {
        if (asOf is not { } day || (day - ImageTable.DataDate).Days is not (> MostDays and var days))
            return null;
        return FormattableString.Invariant($"'{SettingCatalog.AsOfDate.Name}' is {day:yyyy-MM-dd}, ")
            + FormattableString.Invariant($"but the data in this package is of {ImageTable.DataDate:yyyy-MM-dd}, ")
            + $"{days} days earlier; newer image tags and ends of life are unknown to it; "
            + "update the package 'DockerfileAnalyzers'";
    }
}
