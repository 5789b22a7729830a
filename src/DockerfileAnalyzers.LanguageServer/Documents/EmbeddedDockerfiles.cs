using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Documents;

/// <summary>A Dockerfile that a compose file holds as a block.</summary>
/// <param name="Span">The block, from its first line to its last.</param>
/// <param name="Lines">Where its lines start, after the indentation.</param>
/// <param name="Context">The build context, as written next to it.</param>
internal sealed record EmbeddedDockerfile(
    TextSpan Span, string Text, ImmutableArray<int> Lines, string Indentation, string Context);

/// <summary>Finds the blocks of <c>dockerfile_inline</c>, in a file that need not be valid YAML yet.</summary>
internal static partial class EmbeddedDockerfiles
{
    public static IEnumerable<EmbeddedDockerfile> Find(SourceFile file)
    {
        foreach (Match match in Start().Matches(file.Text))
        {
            if (Read(file, match) is { } found)
                yield return found;
        }
    }

    private static EmbeddedDockerfile? Read(SourceFile file, Match start)
    {
        var first = file.Lines.GetLine(start.Index + start.Length - 1) + 1;
        var owner = start.Groups["indentation"].Length;
        var (text, lines, end) = (new StringBuilder(), ImmutableArray.CreateBuilder<int>(), 0);
        string? indentation = null;
        for (var number = first; number < file.Lines.Count; number++)
        {
            var span = file.Lines.GetLineSpan(number);
            var line = file.GetText(span);
            var own = line.Length - line.TrimStart(' ').Length;
            var isBlank = string.IsNullOrWhiteSpace(line);
            if (!isBlank && own <= owner)
                break;
            // The first line with text says how far the block is indented.
            if (!isBlank)
            {
                indentation ??= new string(' ', start.Groups["explicit"].Success
                    ? owner + int.Parse(start.Groups["explicit"].ValueSpan, CultureInfo.InvariantCulture) : own);
                end = span.End;
            }

            var cut = Math.Min(indentation?.Length ?? own, own);
            lines.Add(span.Start + cut);
            text.Append(line.AsSpan(cut));
        }

        if (indentation is null)
            return null;
        // A text that ends with a line break has an empty line after it.
        lines.Add(file.Text.Length);
        var block = TextSpan.FromBounds(file.Lines.GetLineSpan(first).Start, end);
        var context = FindContext(file, first - 2, -1, owner) ?? FindContext(file, first, 1, owner) ?? ".";
        return new EmbeddedDockerfile(block, text.ToString(), lines.ToImmutable(), indentation, context);
    }

    // A key of the same mapping, above the block or below it.
    private static string? FindContext(SourceFile file, int line, int step, int indentation)
    {
        for (; line >= 0 && line < file.Lines.Count; line += step)
        {
            var text = file.GetText(file.Lines.GetLineSpan(line)).TrimEnd();
            var own = text.Length - text.TrimStart(' ').Length;
            if (text.Length > 0 && own < indentation)
                return null;
            if (own == indentation && Context().Match(text) is { Success: true } match)
                return match.Groups["value"].Value.Trim('"', '\'');
        }

        return null;
    }

    [GeneratedRegex(@"^ *context:[ ]+(?<value>\S.*?)(?:[ ]+#.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Context();

    [GeneratedRegex(
        @"^(?<indentation>[ ]*)dockerfile_inline:[ ]*\|"
        + @"(?:(?<explicit>[1-9])?[+-]?|[+-](?<explicit>[1-9]))[ \t]*(?:#.*)?\r?\n",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
