using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>How often a rule reported, and for how many of these there is a fix.</summary>
internal sealed record RuleCount(RuleDescriptor Rule, int Count, int SafeFixes, int UnsafeFixes)
{
    /// <summary>The rules that reported anything, the most frequent first.</summary>
    public static ImmutableArray<RuleCount> Create(LintReport report) =>
    [
        .. report.Reported.GroupBy(reported => reported.Finding.Rule.Id)
            .Select(group => new RuleCount(
                group.First().Finding.Rule,
                group.Count(),
                group.Count(reported => reported.Finding.Fix is { Safety: FixSafety.Safe }),
                group.Count(reported => reported.Finding.Fix is { Safety: FixSafety.Unsafe })))
            .OrderByDescending(count => count.Count)
            .ThenBy(count => count.Rule.Id, StringComparer.Ordinal),
    ];
}
