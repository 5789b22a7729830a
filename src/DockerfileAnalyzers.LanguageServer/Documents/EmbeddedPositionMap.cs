using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Documents;

/// <summary>Places of a text that is a block of another one, indented there.</summary>
/// <param name="outer">The places of the other text.</param>
/// <param name="lines">Where each line of the text starts in the other one, after the indentation.</param>
/// <param name="indentation">The indentation of the block.</param>
internal sealed class EmbeddedPositionMap(
    SourceFile file, PositionEncoding encoding, PositionMap outer, ImmutableArray<int> lines, string indentation)
    : PositionMap(file, encoding)
{
    public override Position GetPosition(int offset)
    {
        var position = File.Lines.GetPosition(Math.Clamp(offset, 0, File.Text.Length));
        return outer.GetPosition(lines[position.Line] + position.Column);
    }

    public override int GetOffset(Position position)
    {
        var offset = outer.GetOffset(position);
        var line = lines.BinarySearch(offset) is >= 0 and var found ? found : ~lines.BinarySearch(offset) - 1;
        // Before the block, and in its indentation.
        if (line < 0)
            return 0;
        var span = File.Lines.GetLineSpan(line);
        var length = File.GetText(span).TrimEnd('\r', '\n').Length;
        return span.Start + Math.Min(offset - lines[line], length);
    }

    public override string Adapt(string text) => text.Replace("\n", "\n" + indentation, StringComparison.Ordinal);
}
