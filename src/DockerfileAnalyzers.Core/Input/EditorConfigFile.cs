using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>One line that sets a key.</summary>
/// <param name="Section">As written; <see langword="null"/> before the first section.</param>
/// <param name="Comment">
/// The text after the value that the compiler takes for a comment, with or without a space before it.
/// </param>
/// <param name="Line">From 1, as <paramref name="Column"/>.</param>
internal sealed record EditorConfigEntry(
    EditorConfigSection? Section, string Key, string Value, string Comment, int Line, int Column);

/// <summary>A line that is neither a header, nor a key and its value, nor a comment: it is ignored.</summary>
/// <param name="Line">From 1, as <paramref name="Column"/>.</param>
internal sealed record EditorConfigUnread(string Text, int Line, int Column)
{
    /// <summary>Whether it was meant to be the header of a section.</summary>
    public bool IsHeader => Text[0] == '[' || Text[Text.Length - 1] == ']';
}

/// <summary>The files that keys are set for.</summary>
internal sealed class EditorConfigSection
{
    private readonly Lazy<Regex> _regex;

    internal EditorConfigSection(string name, int line)
    {
        Name = name;
        Line = line;
        _regex = new(() => ToRegex(name));
    }

    public string Name { get; }

    public int Line { get; }

    /// <summary>In a global file, the path that the section is for: its name, with escaped characters.</summary>
    public string PathName => Name.IndexOf('\\') < 0 ? Name : Regex.Replace(Name, @"\\(.)", "$1");

    /// <param name="path">Relative to the folder of the file, with slashes.</param>
    public bool Matches(string path) => _regex.Value.IsMatch(path);

    // Section names as the EditorConfig specification has them: a name without '/' matches in every folder below.
    private static Regex ToRegex(string glob)
    {
        var pattern = new StringBuilder(glob.IndexOf('/') >= 0 ? @"\A/?" : @"\A(?:.*/)?");
        var depth = 0;
        for (var i = glob[0] == '/' ? 1 : 0; i < glob.Length; i++)
        {
            var c = glob[i];
            switch (c)
            {
                case '*' when i + 1 < glob.Length && glob[i + 1] == '*':
                    pattern.Append(".*");
                    i++;
                    break;
                case '*': pattern.Append("[^/]*"); break;
                case '?': pattern.Append("[^/]"); break;
                case '[' when glob.IndexOf(']', i) is var end && end > i + 1:
                    var isNegated = glob[i + 1] == '!';
                    var set = glob.Substring(i + (isNegated ? 2 : 1), end - i - (isNegated ? 2 : 1));
                    pattern.Append(isNegated ? "[^" : "[")
                        .Append(set.Replace(@"\", @"\\").Replace("[", @"\[").Replace("^", @"\^")).Append(']');
                    i = end;
                    break;
                case '{': pattern.Append("(?:"); depth++; break;
                case '}' when depth > 0: pattern.Append(')'); depth--; break;
                case ',' when depth > 0: pattern.Append('|'); break;
                case '\\' when i + 1 < glob.Length: pattern.Append(Regex.Escape(glob[++i].ToString())); break;
                default: pattern.Append(Regex.Escape(c.ToString())); break;
            }
        }

        try
        {
            return new Regex(pattern.Append(')', depth).Append(@"\z").ToString(), RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            // A set such as [z-a] matches nothing.
            return new Regex(@"(?!)", RegexOptions.CultureInvariant);
        }
    }
}

/// <summary>A .editorconfig or .globalconfig file, read as the compiler reads it.</summary>
internal sealed class EditorConfigFile
{
    private static readonly Regex s_section = new(
        @"\A\[((?:[^#;\\]|\\.)+)\]\s*(?:[#;].*)?\z", RegexOptions.CultureInvariant);

    private static readonly char[] s_separators = { '=', ':' };

    private static readonly char[] s_comments = { '#', ';' };

    // The level that the compiler assigns to a file named .globalconfig.
    private const int UserLevel = 100;

    private static readonly string[] s_lineEnds = { "\r\n", "\n", "\r" };

    private readonly List<EditorConfigEntry> _entries = new();

    private readonly List<EditorConfigUnread> _unread = new();

    private readonly Lazy<EditorConfigEntry[]> _general;

    private readonly Lazy<ILookup<string, EditorConfigEntry>> _byPath;

    private EditorConfigFile(string path)
    {
        Path = path;
        _general = new(() => _entries.Where(entry => entry.Section is null).ToArray());
        _byPath = new(() => _entries.Where(entry => entry.Section is not null)
            .ToLookup(entry => entry.Section!.PathName, StringComparer.Ordinal));
    }

    /// <summary>With slashes.</summary>
    public string Path { get; }

    /// <summary>Ends in a slash.</summary>
    public string Folder => Path.Substring(0, Path.LastIndexOf('/') + 1);

    public bool IsRoot { get; private set; }

    public bool IsGlobal { get; private set; }

    /// <summary>If several global files set the same key, the one with the highest level applies.</summary>
    public int GlobalLevel { get; private set; }

    public IReadOnlyList<EditorConfigEntry> Entries => _entries;

    public IReadOnlyList<EditorConfigUnread> Unread => _unread;

    /// <summary>The keys before the first section.</summary>
    public IReadOnlyList<EditorConfigEntry> GeneralEntries => _general.Value;

    /// <summary>The settings of a global file for one path.</summary>
    public IEnumerable<EditorConfigEntry> GetEntries(string path) => _byPath.Value[path];

    public static EditorConfigFile Parse(string path, string text)
    {
        var result = new EditorConfigFile(path.Replace('\\', '/'));
        result.IsGlobal = result.Path.EndsWith("/.globalconfig", StringComparison.OrdinalIgnoreCase);
        result.GlobalLevel = result.IsGlobal ? UserLevel : 0;
        EditorConfigSection? section = null;
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split(s_lineEnds, StringSplitOptions.None))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[' && s_section.Match(line) is { Success: true } header)
            {
                section = new EditorConfigSection(header.Groups[1].Value, number);
                continue;
            }

            var (key, value, comment) = SplitEntry(line);
            if (key.Length == 0)
            {
                result._unread.Add(new EditorConfigUnread(line, number, raw.Length - raw.TrimStart().Length + 1));
                continue;
            }

            if (section is null && key.Equals("root", StringComparison.OrdinalIgnoreCase))
                result.IsRoot = value.Equals("true", StringComparison.OrdinalIgnoreCase);
            else if (section is null && key.Equals("is_global", StringComparison.OrdinalIgnoreCase))
                result.IsGlobal |= value.Equals("true", StringComparison.OrdinalIgnoreCase);
            else if (section is null && key.Equals("global_level", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var level))
                result.GlobalLevel = level;
            else
                result._entries.Add(new EditorConfigEntry(
                    section,
                    key,
                    value,
                    comment,
                    number,
                    raw.IndexOf(key, StringComparison.Ordinal) + 1));
        }

        return result;
    }

    // The key is empty where the line is not one.
    private static (string Key, string Value, string Comment) SplitEntry(string line)
    {
        var separator = line.IndexOfAny(s_separators);
        var key = separator < 0 ? "" : line.Substring(0, separator).TrimEnd();
        if (!key.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-'))
            return ("", "", "");
        var comment = line.IndexOfAny(s_comments, separator + 1);
        return comment < 0
            ? (key, line.Substring(separator + 1).Trim(), "")
            : (key, line.Substring(separator + 1, comment - separator - 1).Trim(), line.Substring(comment));
    }
}
