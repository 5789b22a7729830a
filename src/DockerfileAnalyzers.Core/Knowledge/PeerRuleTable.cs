namespace DockerfileAnalyzers.Knowledge;

/// <summary>
/// Which rules have the intent of another tool's check, where the tool's ids are not
/// those of hadolint, ShellCheck or BuildKit.
/// </summary>
internal static class PeerRuleTable
{
    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<string>>> s_rules = new(() =>
        TableFile.Read("peer-rules.tsv")
            .ToImmutableDictionary(row => row[0], row => row[1].Split(' ').ToImmutableArray()));

    private static readonly Regex s_trivy = new(
        @"\A(?:AVD-)?DS-?0*(?<number>\d+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Ids of rules; none for a check that is not known.</summary>
    /// <param name="check">
    /// As its tool writes it: <c>CKV_DOCKER_3</c>; <c>AVD-DS-0002</c>, <c>DS-0002</c> or <c>DS002</c>.
    /// </param>
    public static ImmutableArray<string> Find(string check)
    {
        var name = s_trivy.Match(check) is { Success: true } match
            ? "DS-" + match.Groups["number"].Value.PadLeft(4, '0')
            : check.ToUpperInvariant();
        return s_rules.Value.TryGetValue(name, out var rules) ? rules : ImmutableArray<string>.Empty;
    }
}
