using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>The committed inputs: facts that cannot be read from a repository again.</summary>
internal static partial class Csv
{
    public static string RepositoryRoot { get; } = typeof(Csv).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>
    /// The rows of a file of <c>build/Tables/Inputs</c> by the names of its columns.
    /// Lines that start with '#' are comments.
    /// </summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ReadInput(string name) =>
        Parse(File.ReadAllText(Path.Combine(RepositoryRoot, "build", "Tables", "Inputs", name)));

    /// <summary>Where an input comes from, as its first line says, after the newest date in that line.</summary>
    public static string ReadOrigin(string name)
    {
        var line = File.ReadLines(Path.Combine(RepositoryRoot, "build", "Tables", "Inputs", name))
            .First().TrimStart('#', ' ').TrimEnd('.');
        return $"{Date().Matches(line).Max(match => match.Value)} {line}";
    }

    /// <summary>
    /// The origins that the rows of an input have in a column of that name, several of one row with "; "
    /// between, as a table names its sources.
    /// </summary>
    public static IEnumerable<string> ReadOrigins(string name) =>
        ReadInput(name).SelectMany(row => row["origin"].Split("; "))
            .Where(origin => origin.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(origin => $"build/Tables/Inputs/{name} {origin}");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Parse(string text)
    {
        var rows = ParseRows(text).Where(row => !row[0].StartsWith('#')).ToArray();
        return rows.Skip(1).Select(row => (IReadOnlyDictionary<string, string>)rows[0]
            .Zip(
                row.Count == rows[0].Count
                    ? row
                    : throw new TablesException(
                        $"This row does not have {rows[0].Count} columns: {string.Join(',', row)}"))
            .ToDictionary(pair => pair.First, pair => pair.Second)).ToArray();
    }

    private static IEnumerable<List<string>> ParseRows(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || c is not (',' or '\n'))
                field.Append(c == '\t' ? ' ' : c);
            else
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
        }
    }

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b")]
    private static partial Regex Date();
}
