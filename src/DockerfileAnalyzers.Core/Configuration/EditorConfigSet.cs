using System.Text;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Configuration;

/// <summary>.editorconfig and .globalconfig files, for hosts without a compiler to read them.</summary>
public sealed class EditorConfigSet
{
    private readonly List<File> _files;

    private EditorConfigSet(List<File> files) => _files = files;

    /// <param name="files">Path and text of each; order does not matter.</param>
    public static EditorConfigSet Create(IEnumerable<KeyValuePair<string, string>> files) =>
        new(files.Select(file => Parse(file.Key.Replace('\\', '/'), file.Value)).OrderBy(file => file.IsGlobal ? 0 : 1).ThenBy(file => file.Folder.Length).ToList());

    /// <summary>The keys for a file: global ones first, then those of its folders from the outermost in; the last one wins.</summary>
    public AnalyzerConfig GetConfig(string path)
    {
        path = path.Replace('\\', '/');
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var root = _files.LastOrDefault(file => file.IsRoot && path.StartsWith(file.Folder, StringComparison.Ordinal));
        foreach (var file in _files)
        {
            if (!file.IsGlobal && (!path.StartsWith(file.Folder, StringComparison.Ordinal) || (root is not null && file.Folder.Length < root.Folder.Length)))
                continue;
            foreach (var (pattern, key, value) in file.Entries)
            {
                if (pattern is null ? file.IsGlobal : pattern.IsMatch(file.IsGlobal ? path : path.Substring(file.Folder.Length)))
                    values[key] = value;
            }
        }

        return AnalyzerConfig.Create(values);
    }

    private static File Parse(string path, string text)
    {
        var result = new File(path.Substring(0, path.LastIndexOf('/') + 1));
        Regex? section = null;
        var inPreamble = true;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[' && line[line.Length - 1] == ']')
            {
                section = ToRegex(line.Substring(1, line.Length - 2));
                inPreamble = false;
                continue;
            }

            var equals = line.IndexOf('=');
            if (equals <= 0)
                continue;
            var key = line.Substring(0, equals).Trim();
            var value = line.Substring(equals + 1).Trim();
            if (inPreamble && key.Equals("root", StringComparison.OrdinalIgnoreCase))
                result.IsRoot = value.Equals("true", StringComparison.OrdinalIgnoreCase);
            else if (inPreamble && key.Equals("is_global", StringComparison.OrdinalIgnoreCase))
                result.IsGlobal = value.Equals("true", StringComparison.OrdinalIgnoreCase);
            else
                result.Entries.Add((section, key, value));
        }

        result.IsGlobal |= path.EndsWith("/.globalconfig", StringComparison.OrdinalIgnoreCase);
        return result;
    }

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
                case '{': pattern.Append("(?:"); depth++; break;
                case '}' when depth > 0: pattern.Append(')'); depth--; break;
                case ',' when depth > 0: pattern.Append('|'); break;
                case '\\' when i + 1 < glob.Length: pattern.Append(Regex.Escape(glob[++i].ToString())); break;
                default: pattern.Append(Regex.Escape(c.ToString())); break;
            }
        }

        return new Regex(pattern.Append(')', depth).Append(@"\z").ToString(), RegexOptions.CultureInvariant);
    }

    private sealed class File(string folder)
    {
        public string Folder { get; } = folder;

        public bool IsRoot { get; set; }

        public bool IsGlobal { get; set; }

        public List<(Regex? Section, string Key, string Value)> Entries { get; } = new();
    }
}
