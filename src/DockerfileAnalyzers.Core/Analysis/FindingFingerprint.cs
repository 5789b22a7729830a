using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// By what a finding is known again in a later version of its file: its rule, the text of its instruction or line
/// without layout, and which of several equal ones it is. Lines that are added or removed elsewhere change nothing.
/// </summary>
internal static class FindingFingerprint
{
    private const int HexDigits = 32;

    /// <summary>The fingerprints of all findings of a file, in their order.</summary>
    /// <param name="subjects">What the findings are about: <see cref="FindingSubjects.Of" />.</param>
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
            return Hash(hash, key + "\n" + before.ToString(CultureInfo.InvariantCulture));
        }).ToImmutableArray();
    }

    private static string Hash(HashAlgorithm hash, string text)
    {
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(text));
        var digits = new char[HexDigits];
        for (var i = 0; i < HexDigits; i++)
            digits[i] = "0123456789abcdef"[(i % 2 == 0 ? bytes[i / 2] >> 4 : bytes[i / 2]) & 0xF];
        return new string(digits);
    }
}
