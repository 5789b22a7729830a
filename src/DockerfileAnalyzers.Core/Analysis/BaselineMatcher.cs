using System.Security.Cryptography;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>Compares findings with those that a baseline knows.</summary>
internal static class BaselineMatcher
{
    // The text of such an instruction must not be copied into a second file.
    private const string SecretRules = "DFA21";

    private const string ImageOverBudget = "DFA1302";

    private const string ImageDrift = "DFA1311";

    private const string VulnerablePackages = "DFA2510";

    /// <summary>Marks the findings that the baseline of the file knows; none is removed.</summary>
    /// <param name="findings">In the order of the file; what comments suppress is marked.</param>
    public static ImmutableArray<Finding> Apply(AnalysisInput input, ImmutableArray<Finding> findings)
    {
        if (input.Baseline is not { Entries.IsEmpty: false } baseline)
            return findings;
        var result = findings.ToBuilder();
        foreach (var (index, entry) in CreateEntries(input.File, findings, baseline))
        {
            if (entry.Occurrence <= baseline.Count(entry.Key))
                result[index] = findings[index] with { IsSuppressed = true, IsInBaseline = true };
        }

        return result.ToImmutable();
    }

    /// <summary>The entries for the findings of a file that no comment suppresses.</summary>
    /// <param name="findings">In the order of the file.</param>
    /// <param name="baseline">Where they are to be written.</param>
    public static ImmutableArray<BaselineEntry> Record(
        SourceFile file, IReadOnlyList<Finding> findings, Baseline baseline) =>
        CreateEntries(file, findings, baseline).Select(pair => pair.Entry).ToImmutableArray();

    /// <summary>The entries of a file that no finding needs any longer.</summary>
    /// <param name="findings">In the order of the file.</param>
    public static ImmutableArray<BaselineEntry> FindResolved(
        AnalysisInput input, IReadOnlyList<Finding> findings, Baseline baseline)
    {
        var name = baseline.GetName(input.File.Path);
        var found = CreateEntries(input.File, findings, baseline).GroupBy(pair => pair.Entry.Key)
            .ToDictionary(group => group.Key, group => group.Count());
        return baseline.GetEntries(name).Where(entry => IsJudged(input, entry.Key.RuleId)).GroupBy(entry => entry.Key)
            .SelectMany(group => group.OrderBy(entry => entry.Occurrence)
                .Skip(found.TryGetValue(group.Key, out var count) ? count : 0))
            .ToImmutableArray();
    }

    /// <summary>The entries of a file once its text has changed.</summary>
    public static IEnumerable<BaselineEntry> Follow(
        Baseline baseline,
        SourceFile file,
        IReadOnlyList<Finding> findings,
        AnalysisInput changed,
        IReadOnlyList<Finding> changedFindings)
    {
        var before = Record(file, findings, baseline).ToLookup(entry => entry.Key.RuleId, StringComparer.Ordinal);
        var after = Record(changed.File, changedFindings, baseline)
            .ToLookup(entry => entry.Key.RuleId, StringComparer.Ordinal);
        return baseline.GetEntries(baseline.GetName(file.Path)).GroupBy(entry => entry.Key.RuleId).SelectMany(rule =>
            IsJudged(changed, rule.Key) && after[rule.Key].Count() <= before[rule.Key].Count()
            && before[rule.Key].All(entry => entry.Occurrence <= baseline.Count(entry.Key)) ? after[rule.Key] : rule);
    }

    private static IEnumerable<(int Index, BaselineEntry Entry)> CreateEntries(
        SourceFile file, IReadOnlyList<Finding> findings, Baseline baseline)
    {
        var recorded = Enumerable.Range(0, findings.Count).Where(i => CanBeKnown(findings[i])).ToArray();
        if (recorded.Length == 0)
            yield break;
        var name = baseline.GetName(file.Path);
        var subjects = FindingSubjects.Of(file, recorded.Select(i => findings[i]));
        var secrets = new HashSet<string>(
            recorded.Select(i => findings[i])
                .Where(finding => finding.Rule.Id.StartsWith(SecretRules, StringComparison.Ordinal))
                .Select(finding => subjects[finding.Span]),
            StringComparer.Ordinal);
        var counts = new Dictionary<BaselineKey, int>();
        using var algorithm = SHA256.Create();
        foreach (var i in recorded)
        {
            var subject = subjects[findings[i].Span];
            var key = new BaselineKey(name, findings[i].Rule.Id, BaselineEntry.Hash(algorithm, subject));
            counts.TryGetValue(key, out var before);
            counts[key] = before + 1;
            var text = secrets.Contains(subject) ? subject.Split(' ')[0] + " …" : BaselineEntry.Shorten(subject);
            yield return (i, new BaselineEntry(key, before + 1, text));
        }
    }

    // Whether findings of a rule would be there if there were any: some need what only a build knows.
    private static bool IsJudged(AnalysisInput input, string ruleId) => RuleCatalog.Find(ruleId) switch
    {
        { Category: Category.Project } or { Id: ImageOverBudget } => input.Project.ProjectFile is not null,
        { Id: ImageDrift } => input.BuiltImage is not null,
        { Id: VulnerablePackages } => input.Vulnerabilities is not null,
        _ => true,
    };

    // Internal errors are never in a baseline.
    private static bool CanBeKnown(Finding finding) =>
        (!finding.IsSuppressed || finding.IsInBaseline) && finding.Rule.Id != EngineRules.AnalysisFailed.Id;
}
