using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Reads untrusted YAML files: their size is limited, before and after the expansion of aliases.
/// </summary>
internal static class YamlFile
{
    private const int MaxCharacters = 5_000_000;

    private const int MaxDepth = 100;

    /// <summary>Nodes; each alias counts as its target.</summary>
    private const long MaxNodes = 1_000_000;

    private static readonly Regex s_template = new(@"\{\{|\{%|<%|<<<<<<<|@@\w", RegexOptions.CultureInvariant);

    /// <param name="reportUnreadable">Is given the file if it cannot be read, and why.</param>
    /// <returns>The root of each document; none where the file cannot be read.</returns>
    public static IEnumerable<YamlNode> Read(string file, Action<string, string>? reportUnreadable)
    {
        var text = "";
        try
        {
            text = RegularFile.ReadPlainText(file);
            if (text.Length > MaxCharacters)
                throw new InaccessibleFileException(
                    $"it is larger than {MaxCharacters / 1_000_000} MB; replace it with a smaller file");
            CheckSize(text);
            var stream = new YamlStream();
            stream.Load(new Parser(new StringReader(text)));
            return stream.Documents.Select(document => document.RootNode);
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception) && exception is not ArgumentException)
        {
            reportUnreadable?.Invoke(file, RegularFile.Describe(exception));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Nothing is known about its contents. The exceptions of the parser for invalid YAML are not documented; a
            // template is never valid.
            if (!s_template.IsMatch(text))
                reportUnreadable?.Invoke(file, DescribeSyntaxError(exception));
        }

        return Enumerable.Empty<YamlNode>();
    }

    private static string DescribeSyntaxError(Exception exception)
    {
        var place = exception is YamlException { End.Index: > 0 } error ? $" (line {error.End.Line})" : "";
        return $"it is not valid YAML{place}; check it with 'docker compose config'";
    }

    // The nodes are made by recursion, which the stack must hold; the events are not. A node that aliases make large is
    // as large for whoever compares or hashes it.
    private static void CheckSize(string text)
    {
        var parser = new Parser(new StringReader(text));
        var sizes = new Dictionary<AnchorName, long>();
        var open = new Stack<(AnchorName Anchor, long Start)>();
        for (var nodes = 0L; parser.MoveNext();)
        {
            var current = parser.Current!;
            if (current is AnchorAlias alias)
                nodes += sizes.TryGetValue(alias.Value, out var size) ? size : 1;
            else if (current is NodeEvent)
                nodes++;
            if (nodes > MaxNodes)
                throw new InaccessibleFileException(
                    $"its aliases expand to more than {MaxNodes / 1_000_000} million nodes; use fewer aliases");
            if (current is MappingStart or SequenceStart)
                open.Push((((NodeEvent)current).Anchor, nodes));
            else if (current is MappingEnd or SequenceEnd && open.Pop() is { Anchor.IsEmpty: false } ended)
                sizes[ended.Anchor] = nodes - ended.Start + 1;
            if (open.Count > MaxDepth)
                throw new InaccessibleFileException($"it is nested more than {MaxDepth} levels deep; flatten it");
        }
    }
}
