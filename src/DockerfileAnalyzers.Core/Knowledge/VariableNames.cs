namespace DockerfileAnalyzers.Knowledge;

/// <summary>Names of variables as words.</summary>
internal static class VariableNames
{
    private static readonly Regex s_word = new(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]+", RegexOptions.CultureInvariant);

    private static readonly Regex s_noVersion = new(
        @"\A[vV]?(?:|dev\w*|local|latest|unknown|snapshot|none|edge|0\.0\.0.*|[01]\.0\.0(?:\.0)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // The version of something else that is built from source: a commit, a number.
    private static readonly Regex s_pin = new(@"\A(?:[0-9a-f]{7,}|\d*[1-9]\d+|[2-9])\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_prefix = new(@"\A(?:app|image|label|container|org) ",
        RegexOptions.CultureInvariant);

    private static readonly Lazy<ILookup<string, string>> s_volatile = new(() =>
        TableFile.Read("volatile-arguments.tsv").ToLookup(row => row[0], row => row[1], StringComparer.Ordinal));

    /// <summary>In lower case, between spaces: <c>api key</c> for <c>API_KEY</c>, <c>api-key</c> and
    /// <c>apiKey</c>.</summary>
    public static string ToWords(string name) => string.Join(" ", s_word.Matches(name).Cast<Match>().Select(match =>
        match.Value.ToLowerInvariant()));

    /// <summary>Whether a build argument has another value in each build: a commit, a date, the version that CI counts
    /// up.</summary>
    /// <param name="value">Its default, which may pin a version; <see langword="null"/> where it has none.</param>
    public static bool IsVolatile(string name, string? value)
    {
        var words = s_prefix.Replace(ToWords(name), "");
        return s_volatile.Value["always"].Contains(words) ? value is null || !s_pin.IsMatch(value)
            : words is "version" or "build version" or "package version" or "release version" or "assembly version"
                && (value is null || s_noVersion.IsMatch(value));
    }
}
