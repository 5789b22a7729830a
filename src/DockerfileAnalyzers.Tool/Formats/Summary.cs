using System.Globalization;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>A run in one sentence.</summary>
internal static class Summary
{
    public static string Describe(LintResult result)
    {
        var files = Plural.Of(result.Files.Length, "file", "files");
        var counts = DescribeCounts(result.Count);
        var known = result.Files.Sum(file => file.Findings.Count(finding => finding.IsInBaseline));
        return (counts.Length == 0 ? "No findings" : counts) + $" in {files}"
            + (known == 0 ? "." : $"; {Plural.Of(known, "known finding is", "known findings are")} in the baseline.");
    }

    /// <summary>The number of findings of each severity; empty where there are none.</summary>
    public static string DescribeCounts(Func<Severity, int> count) => string.Join(
        ", ", new[] { Severity.Error, Severity.Warning, Severity.Info }.Where(severity => count(severity) > 0)
            .Select(severity => Plural.Of(count(severity), SeverityName.Of(severity),
                severity is Severity.Info ? "info" : SeverityName.Of(severity) + "s")));

    /// <returns><see langword="null"/> where there is nothing to fix.</returns>
    public static string? DescribeFixes(LintReport report)
    {
        var fixes = report.Reported.Select(reported => reported.Finding.Fix).OfType<Fix>().ToArray();
        var safe = fixes.Count(fix => fix.Safety is FixSafety.Safe);
        return (safe, fixes.Length - safe) switch
        {
            (0, 0) => null,
            (_, 0) => $"{Number(safe)} fixable with 'dockerfile-analyzers fix'.",
            (0, var others) => $"{Number(others)} fixable with 'dockerfile-analyzers fix --unsafe-fixes'.",
            (_, var others) =>
                $"{Number(safe)} fixable with 'dockerfile-analyzers fix', {Number(others)} more with '--unsafe-fixes'.",
        };
    }

    /// <returns><see langword="null"/> where the baseline is up to date.</returns>
    public static string? DescribeResolved(LintResult result) => result.ResolvedEntries == 0 ? null
        : $"{Plural.Of(result.ResolvedEntries, "finding in the baseline is", "findings in the baseline are")} fixed; "
            + "remove them with 'dockerfile-analyzers baseline prune'.";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
