using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>
/// The text of the files that one part of a build writes for another: a record a line, its kind and its fields
/// separated by tabs. Everything that crosses from a host to the analysis is written and read here.
/// </summary>
internal sealed class RecordText
{
    /// <summary>
    /// The kind of the first line, with the version of the format. A newer version adds kinds, or fields at the end.
    /// </summary>
    private const string Header = "format";

    private const string Version = "2";

    private static readonly char[] s_special = { '%', '\t', '\n', '\r' };

    private readonly StringBuilder _text = new($"{Header}\t{Version}\n");

    public RecordText Add(string kind, params object?[] fields)
    {
        _text.Append(kind);
        foreach (var field in fields)
            _text.Append('\t').Append(Encode(Convert.ToString(field, CultureInfo.InvariantCulture) ?? ""));
        _text.Append('\n');
        return this;
    }

    /// <param name="line">As <see cref="Read"/> gave it.</param>
    public RecordText AddLine(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>The records of a text, without its header.</summary>
    public static IEnumerable<Record> Read(string text) => text.Split('\n').Select(line => line.TrimEnd('\r'))
        .Where(line => line.Length > 0 && !line.StartsWith(Header + "\t", StringComparison.Ordinal))
        .Select(line => new Record(line));

    // Text may hold anything. '%' is the escape: '\' is a separator of paths on Windows.
    private static string Encode(string text) => text.IndexOfAny(s_special) < 0 ? text
        : text.Replace("%", "%25").Replace("\t", "%09").Replace("\n", "%0A").Replace("\r", "%0D");

    private static string Decode(string text) => text.IndexOf('%') < 0 ? text
        : text.Replace("%0D", "\r").Replace("%0A", "\n").Replace("%09", "\t").Replace("%25", "%");

    /// <summary>A line: its kind, and fields by number. One that is missing is empty.</summary>
    internal sealed class Record
    {
        private readonly string[] _fields;

        public Record(string line)
        {
            Line = line;
            _fields = line.Split('\t');
        }

        public string Line { get; }

        public string Kind => _fields[0];

        public int Count => _fields.Length - 1;

        public string this[int index] => index < Count ? Decode(_fields[index + 1]) : "";

        public string? OrNull(int index) => this[index] is { Length: > 0 } text ? text : null;

        public long? Number(int index) =>
            long.TryParse(this[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;

        public IEnumerable<string> From(int index) =>
            Enumerable.Range(index, Math.Max(0, Count - index)).Select(i => this[i]);
    }
}
