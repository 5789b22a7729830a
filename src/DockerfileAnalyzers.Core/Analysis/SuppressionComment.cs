namespace DockerfileAnalyzers.Analysis;

/// <summary>The scope of a suppression comment.</summary>
internal enum SuppressionScope
{
    /// <summary>The instruction or pattern that follows, or that it is in.</summary>
    Instruction,
    /// <summary>The build stage that follows, or that it is in.</summary>
    Stage,
    File,
}

/// <summary>Whose comment it is: names mean other things to other tools.</summary>
internal enum SuppressionOrigin
{
    Own,
    Hadolint,
    Check,
    Scanner,
}

/// <summary>A comment that says to ignore findings, read.</summary>
internal sealed record SuppressionComment(
    SuppressionOrigin Origin, SuppressionScope Scope, ImmutableArray<string> Names)
{
    /// <summary>
    /// The text that should be followed by a reason; <see langword="null" /> where there is a reason, or no place for
    /// it.
    /// </summary>
    public string? MissingReason { get; init; }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // One of them is in each comment that the patterns match; few comments have any.
    private static readonly WordSearch s_words = new("ignore", "skip");

    private static readonly Regex s_own = new(
        @"\Adockerfile-analyzers\s+ignore(?<file>-file)?\s*=\s*(?<names>[\w\s,]*?)\s*(?:--.*)?\z", Options);

    private static readonly Regex s_hadolint = new(
        @"\Ahadolint\s+(?:(?<scope>global|stage)\s+)?ignore\s*=\s*(?<names>[\w\s,]+?)\s*(?:[#;(-].*)?\z", Options);

    private static readonly Regex s_tally = new(
        @"\Atally\s+(?:(?<scope>global)\s+)?ignore\s*=\s*(?<names>[\w/,-]+)", Options);

    private static readonly Regex s_checkov = new(
        @"\A(?:checkov|bridgecrew):\s*skip\s*=\s*(?<names>\w+(?:\s*,\s*\w+)*)", Options);

    private static readonly Regex s_trivy = new(@"(?:trivy|tfsec):ignore:(?<name>[\w-]+)", Options);

    // After the names: a mark, then a word.
    private static readonly Regex s_reason = new(
        @"(?:=\s*[\w\s,/-]+?\s*(?:--|[#;(:-])|--).*\w", RegexOptions.CultureInvariant);

    private static readonly Regex s_hadolintReason = new(
        @"\Ahadolint\s[^=]*=\s*[\w\s,]+?\s*(?:--+|[#;(-])\s*(?<reason>\S.*)\z", Options);

    private static readonly Regex s_check = new(
        @"(?:\A|;)\s*skip\s*=\s*(?<names>[\w,]+)", RegexOptions.CultureInvariant);

    /// <summary>
    /// The text after the names of a comment for hadolint; <see langword="null"/> where there is none.
    /// </summary>
    public static string? FindHadolintReason(string text) =>
        s_hadolintReason.Match(text) is { Success: true } match ? match.Groups["reason"].Value.Trim() : null;

    /// <returns><see langword="null"/> for any other comment.</returns>
    public static SuppressionComment? Parse(string text)
    {
        if (!s_words.IsIn(text))
            return null;
        var suppression = ParseNames(text);
        var mark = suppression?.Origin switch
        {
            SuppressionOrigin.Own => "--",
            SuppressionOrigin.Hadolint when s_tally.IsMatch(text) => ";reason=",
            SuppressionOrigin.Hadolint => "#",
            SuppressionOrigin.Scanner when s_checkov.IsMatch(text) => ":",
            _ => null,
        };
        return mark is null || s_reason.IsMatch(text) ? suppression : suppression! with { MissingReason = mark };
    }

    private static SuppressionComment? ParseNames(string text)
    {
        if (s_own.Match(text) is { Success: true } own)
        {
            return new SuppressionComment(
                SuppressionOrigin.Own,
                own.Groups["file"].Success ? SuppressionScope.File : SuppressionScope.Instruction,
                Split(own.Groups["names"].Value));
        }

        if (s_hadolint.Match(text) is { Success: true } hadolint)
            return new SuppressionComment(
                SuppressionOrigin.Hadolint, GetScope(hadolint), Split(hadolint.Groups["names"].Value));
        if (s_tally.Match(text) is { Success: true } tally)
        {
            var names = Split(tally.Groups["names"].Value).Select(name => name.Substring(name.LastIndexOf('/') + 1));
            return new SuppressionComment(SuppressionOrigin.Hadolint, GetScope(tally), names.ToImmutableArray());
        }

        // Checkov takes a comment for the whole file, wherever it is.
        if (s_checkov.Match(text) is { Success: true } checkov)
            return new SuppressionComment(
                SuppressionOrigin.Scanner, SuppressionScope.File, Split(checkov.Groups["names"].Value));
        return s_trivy.Matches(text) is { Count: > 0 } trivy
            ? new SuppressionComment(
                SuppressionOrigin.Scanner,
                SuppressionScope.Instruction,
                trivy.Cast<Match>().Select(match => match.Groups["name"].Value).ToImmutableArray())
            : null;
    }

    /// <summary>The names that a value of BuildKit's <c>check</c> skips.</summary>
    public static ImmutableArray<string> ReadCheck(string options) =>
        // BuildKit cuts the value at the first space.
        s_check.Matches(options.Split(' ', '\t')[0]).Cast<Match>()
            .SelectMany(match => Split(match.Groups["names"].Value)).ToImmutableArray();

    private static SuppressionScope GetScope(Match match) => match.Groups["scope"].Value.ToLowerInvariant() switch
    {
        "global" => SuppressionScope.File,
        "stage" => SuppressionScope.Stage,
        _ => SuppressionScope.Instruction,
    };

    private static ImmutableArray<string> Split(string names) =>
        names.Split(new[] { ',', ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
}
