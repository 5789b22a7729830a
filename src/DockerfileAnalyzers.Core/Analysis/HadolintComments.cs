using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>Comments that are meant for hadolint, and that it does not read.</summary>
internal static class HadolintComments
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline;

    private static readonly Regex s_miss = new(
        @"\A[#\s]*hadolint[\s:;,./_-]*(?:(?<scope>global|stage)[\s:]+)?(?<verb>[a-z]+)\s*(?<separator>[=:(\[]?)\s*"
            + @"(?<list>.*)\z", Options);

    private static readonly Regex s_id = new(@"\A(?:DL|SC)\d+\z", Options);

    // hadolint's own checks and those of ShellCheck; a newer version may have more of them.
    private static readonly Regex s_known = new(@"\A(?:DL[134]|SC[1-3])\d{3}\z", RegexOptions.CultureInvariant);

    private static readonly string[] s_verbs = { "ignore", "ignored", "disable", "suppress", "skip" };

    /// <summary>The names that no check of hadolint has.</summary>
    public static IEnumerable<string> FindUnknown(SuppressionComment? comment) =>
        comment?.Origin is SuppressionOrigin.Hadolint
            ? comment.Names.Where(name => s_id.IsMatch(name) && !s_known.IsMatch(name))
            : Enumerable.Empty<string>();

    /// <summary>The text to write instead; <see langword="null"/> for a sentence about hadolint.</summary>
    public static string? DescribeNearMiss(string text)
    {
        if (!text.Mentions("hadolint") || s_miss.Match(text) is not { Success: true } match
            || Spelling.FindNearest(match.Groups["verb"].Value.ToLowerInvariant(), s_verbs) is null)
            return null;
        var words = SettingKinds.Split(SuppressionChecker.Unquote(match.Groups["list"].Value));
        var checks = words.Select(SuppressionChecker.Unquote).TakeWhile(word => s_id.IsMatch(word)).ToArray();
        var isSentence = match.Groups["separator"].Length == 0
            && (words.Length > checks.Length && words[checks.Length] is not ("#" or "--" or "-"));
        if (isSentence || (checks.Length == 0 && words.Length > 0))
            return null;
        var scope = match.Groups["scope"] is { Success: true, Value: var value } ? value.ToLowerInvariant() + " " : "";
        var list = checks.Length == 0 ? "DL3008" : string.Join(",", checks).ToUpperInvariant();
        return $"This comment does not suppress anything; write '# hadolint {scope}ignore={list}'";
    }
}
