namespace DockerfileAnalyzers.Text;

/// <summary>
/// Names in a sentence, in quotes: all of them up to three, else the first two and how many others there are. A log
/// or a report with room for all names them.
/// </summary>
internal sealed class NameList
{
    private const int MostInSentence = 3;

    private readonly string[] _names;

    private NameList(string[] names) => _names = names;

    /// <summary>All names: <c>'a', 'b', 'c' and 'd'</c>.</summary>
    public string Full => Join(Quoted, "and");

    /// <summary>All names, of which one is enough: <c>'a', 'b' or 'c'</c>.</summary>
    public string Alternatives => Join(Quoted, "or");

    private string[] Quoted => _names.Select(name => $"'{name}'").ToArray();

    public static NameList Of(IEnumerable<string> names) => new(names.Distinct().ToArray());

    /// <summary>The word that goes with them: <c>is</c> or <c>are</c>.</summary>
    public string Choose(string one, string many) => _names.Length == 1 ? one : many;

    /// <returns><c>'a'</c>, <c>'a' and 'b'</c>, <c>'a', 'b' and 'c'</c>, <c>'a', 'b' and 2 others</c>.</returns>
    public override string ToString() => _names.Length <= MostInSentence
        ? Full
        : Join(_names.Take(MostInSentence - 1).Select(name => $"'{name}'")
            .Append($"{_names.Length - MostInSentence + 1} others").ToArray(), "and");

    private static string Join(string[] parts, string conjunction) =>
        parts.Length < 2 ? string.Concat(parts)
            : string.Join(", ", parts.Take(parts.Length - 1)) + $" {conjunction} " + parts[parts.Length - 1];
}
