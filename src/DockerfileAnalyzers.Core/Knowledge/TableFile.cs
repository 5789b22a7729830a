using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>The embedded tables: tab-separated lines after comment lines that name each source with its date.</summary>
internal static class TableFile
{
    private const string SourceMark = "# source: ";

    private static readonly Regex s_date = new(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.CultureInvariant);

    private static readonly ConcurrentDictionary<string, DateTime> s_sourceDates = new(StringComparer.Ordinal);

    /// <summary>The tables by their file names.</summary>
    public static IEnumerable<string> Names => typeof(TableFile).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".tsv", StringComparison.Ordinal));

    /// <summary>
    /// The latest day on which a source of any table was read. In a file of its own: no run reads all tables for it.
    /// </summary>
    public static DateTime NewestSource => GetSourceDate("newest-source.tsv");

    public static IEnumerable<string[]> Read(string name) =>
        ReadLines(name).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    /// <summary>A table as it is embedded.</summary>
    public static string ReadText(string name)
    {
        using var stream = Open(name);
        return Encoding.UTF8.GetString(stream.ReadToEnd());
    }

    /// <summary>The sources of a table, each with a date, as its first lines name them.</summary>
    public static IEnumerable<string> ReadSources(string name) =>
        ReadLines(name).TakeWhile(line => line.Length > 0 && line[0] == '#')
            .Where(line => line.StartsWith(SourceMark, StringComparison.Ordinal))
            .Select(line => line.Substring(SourceMark.Length));

    /// <summary>The day of the main source of a table: the one that it names first.</summary>
    public static DateTime GetSourceDate(string name) =>
        s_sourceDates.GetOrAdd(name, static name => GetDate(ReadSources(name).First()));

    public static DateTime Date(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime GetDate(string source) => Date(s_date.Match(source).Value);

    private static IEnumerable<string> ReadLines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static Stream Open(string name) => typeof(TableFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The table '{name}' is not embedded.");
}
