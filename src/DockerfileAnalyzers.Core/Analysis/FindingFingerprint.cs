using System.Globalization;
using System.Security.Cryptography;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// By what a finding is known again in a later version of its file: its rule, the text of its instruction or line
/// without layout, and which of several equal ones it is. Lines that are added or removed elsewhere change nothing.
/// </summary>
internal static class FindingFingerprint
{
    private const int HashBytes = 16;

    /// <summary>The fingerprints of all findings of a file, in their order.</summary>
    /// <param name="subjects">The subjects of the findings: <see cref="FindingSubjects.Of" />.</param>
    public static ImmutableArray<string> Create(
        IReadOnlyDictionary<TextSpan, string> subjects, IReadOnlyCollection<Finding> findings)
    {
        if (findings.Count == 0)
            return ImmutableArray<string>.Empty;
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        using var hash = SHA256.Create();
        return findings.Select(finding =>
        {
            var key = finding.Rule.Id + "\n" + subjects[finding.Span];
            occurrences.TryGetValue(key, out var before);
            occurrences[key] = before + 1;
            return TextHash.Compute(
                hash, key + "\n" + before.ToString(CultureInfo.InvariantCulture), HashBytes);
        }).ToImmutableArray();
    }
}
