using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>The findings that an entry represents, without their number.</summary>
/// <param name="Path">The path of the file, relative to the directory of the baseline, with slashes.</param>
/// <param name="Hash">The hash of the instruction that the finding is about.</param>
internal readonly record struct BaselineKey(string Path, string RuleId, string Hash);

/// <summary>A known finding: a line of a baseline.</summary>
/// <param name="Occurrence">Which of several findings with the same key, from 1.</param>
/// <param name="Text">The beginning of what the finding is about, for people.</param>
internal sealed record BaselineEntry(BaselineKey Key, int Occurrence, string Text)
{
    private const int MaxText = 80;

    private const int HashBytes = 6;

    private static readonly Regex s_line = new(
        @"\A(?<path>\S+) (?<rule>DFA\d{4}) (?<hash>[0-9a-f]{12}) (?<occurrence>[1-9]\d{0,5})(?: (?<text>.*))?\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_escaped = new(@"%[0-9A-F]{4}", RegexOptions.CultureInvariant);

    /// <summary>By path, then by rule: the order of the lines.</summary>
    public static IComparer<BaselineEntry> Order { get; } = Comparer<BaselineEntry>.Create((left, right) => new[]
    {
        Compare(left.Key.Path, right.Key.Path), Compare(left.Key.RuleId, right.Key.RuleId),
        Compare(left.Key.Hash, right.Key.Hash), left.Occurrence.CompareTo(right.Occurrence),
    }.FirstOrDefault(order => order != 0));

    /// <summary>Stands for a text of any length.</summary>
    public static string Hash(HashAlgorithm algorithm, string subject) =>
        TextHash.Compute(algorithm, subject, HashBytes);

    /// <summary>As much of a text as a line shows.</summary>
    public static string Shorten(string subject)
    {
        var text = string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c));
        if (text.Length <= MaxText)
            return text;
        var end = char.IsHighSurrogate(text[MaxText - 2]) ? MaxText - 2 : MaxText - 1;
        return text.Substring(0, end).TrimEnd() + "…";
    }

    /// <returns><see langword="null"/> for what is not an entry.</returns>
    public static BaselineEntry? TryParse(string line)
    {
        if (s_line.Match(line) is not { Success: true } match)
            return null;
        var key = new BaselineKey(
            Unescape(match.Groups["path"].Value), match.Groups["rule"].Value, match.Groups["hash"].Value);
        return new BaselineEntry(
            key,
            int.Parse(match.Groups["occurrence"].Value, CultureInfo.InvariantCulture),
            match.Groups["text"].Value);
    }

    /// <summary>The line without its line break.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Escape(Key.Path)} {Key.RuleId} {Key.Hash} {Occurrence} {Text}").TrimEnd();

    private static int Compare(string left, string right) => string.CompareOrdinal(left, right);

    // A path may hold anything; a line is read by its spaces, and begins with neither '#' nor a mark of a conflict.
    private static string Escape(string path)
    {
        var text = new StringBuilder();
        foreach (var c in path)
        {
            if (c is '%' || char.IsWhiteSpace(c) || char.IsControl(c) || (text.Length == 0 && "#<=>|".IndexOf(c) >= 0))
                text.Append('%').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        return text.ToString();
    }

    private static string Unescape(string path) => path.IndexOf('%') < 0 ? path
        : s_escaped.Replace(path, match => ((char)int.Parse(
            match.Value.Substring(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
}
