using System.Text.RegularExpressions;
using DockerfileAnalyzers.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A node of a small YAML file, with its place.</summary>
/// <param name="Line">From 1, as <paramref name="Column"/>.</param>
internal abstract record YamlItem(int Line, int Column);

internal sealed record YamlText(string Value, int Line, int Column) : YamlItem(Line, Column)
{
    /// <summary>Nothing, or the word for it, without quotes.</summary>
    public bool IsNull { get; init; }
}

internal sealed record YamlList(int Line, int Column) : YamlItem(Line, Column)
{
    public List<YamlItem> Items { get; } = new();
}

internal sealed record YamlMap(int Line, int Column) : YamlItem(Line, Column)
{
    public List<(YamlText Key, YamlItem Value)> Pairs { get; } = new();

    public YamlItem? Find(string key) => Pairs.FirstOrDefault(pair => pair.Key.Value == key).Value;
}

/// <summary>
/// Reads a configuration file by the events of the parser: no recursion, no reflection, no alias that expands to
/// more than is written. In an invalid file, the text before the error is kept.
/// </summary>
internal sealed class YamlTree
{
    public const int MaxCharacters = 1_000_000;

    private const int MaxDepth = 20;

    private static readonly Regex s_place = new(@"\A\(Line: .*?\): ", RegexOptions.CultureInvariant);

    private readonly string _path;
    private readonly List<SettingProblem> _problems;
    private readonly Stack<YamlItem> _open = new();
    private readonly Stack<YamlText?> _keys = new();

    private YamlTree(string path, List<SettingProblem> problems)
    {
        _path = path;
        _problems = problems;
    }

    private YamlItem? Root { get; set; }

    /// <param name="problems">Receives what is wrong with the text.</param>
    /// <returns><see langword="null"/> where there is nothing in it.</returns>
    public static YamlItem? Read(string path, string text, List<SettingProblem> problems)
    {
        var tree = new YamlTree(path, problems);
        try
        {
            tree.Read(new Parser(new StringReader(text.TrimStart('\uFEFF'))));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var mark = (exception as YamlException)?.End ?? Mark.Empty;
            // For a tab, the parser reports the mapping that contains it.
            if (FindTab(text) is { } tab && exception.Message.Contains("tab"))
            {
                tree.Add("Invalid YAML: use spaces instead of tabs to indent; the rest is ignored",
                    tab.Line, tab.Column);
                return tree.Root;
            }

            var message = s_place.Replace(exception.Message, "").TrimEnd('.');
            tree.Add($"Invalid YAML: {Lower(message)}; the rest is ignored", (int)mark.Line, (int)mark.Column);
        }

        return tree.Root;
    }

    private static (int Line, int Column)? FindTab(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var start = lines[i].Length - lines[i].TrimStart(' ').Length;
            if (start < lines[i].Length && lines[i][start] == '\t' && lines[i].Trim().Length > 0)
                return (i + 1, start + 1);
        }

        return null;
    }

    private static string Lower(string text) =>
        text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text.Substring(1);

    private void Read(Parser parser)
    {
        var documents = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            var (line, column) = ((int)current.Start.Line, (int)current.Start.Column);
            switch (current)
            {
                case DocumentStart when ++documents > 1:
                    Add("Only the first YAML document is read; what follows '---' is ignored", line, column);
                    return;
                case AnchorAlias:
                    Add("YAML aliases are not supported here; repeat the value instead", line, column);
                    Put(new YamlText("", line, column) { IsNull = true });
                    break;
                case Scalar scalar:
                    Put(new YamlText(scalar.Value, line, column)
                    {
                        IsNull = scalar.Style is ScalarStyle.Plain && scalar.Value is "" or "~" or "null",
                    });
                    break;
                case SequenceStart:
                    Open(new YamlList(line, column));
                    break;
                case MappingStart:
                    Open(new YamlMap(line, column));
                    break;
                case SequenceEnd or MappingEnd:
                    _open.Pop();
                    _keys.Pop();
                    break;
            }
        }
    }

    private void Open(YamlItem item)
    {
        if (_open.Count >= MaxDepth)
            throw new SemanticErrorException(
                new Mark(0, item.Line, item.Column), new Mark(0, item.Line, item.Column),
                $"It is nested more than {MaxDepth} levels deep");
        Put(item);
        _open.Push(item);
        _keys.Push(null);
    }

    private void Put(YamlItem item)
    {
        switch (_open.Count == 0 ? null : _open.Peek())
        {
            case null:
                Root ??= item;
                break;
            case YamlList list:
                list.Items.Add(item);
                break;
            case YamlMap map when _keys.Pop() is { } key:
                Put(map, key, item);
                _keys.Push(null);
                break;
            case YamlMap:
                // A key that is not text cannot be a known one: its value is read and dropped.
                if (item is not YamlText)
                    Add("A key must be text", item.Line, item.Column);
                _keys.Push(item as YamlText ?? new YamlText("", item.Line, item.Column));
                break;
        }
    }

    private void Put(YamlMap map, YamlText key, YamlItem value)
    {
        if (map.Pairs.FirstOrDefault(pair => pair.Key.Value == key.Value).Key is not { } first)
            map.Pairs.Add((key, value));
        else if (key.Value.Length > 0)
            Add($"'{key.Value}' is already set on line {first.Line}; this line has no effect", key.Line, key.Column);
    }

    private void Add(string message, int line, int column) =>
        _problems.Add(new SettingProblem(message, _path, line, column));
}
