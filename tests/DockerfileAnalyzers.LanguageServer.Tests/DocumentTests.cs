using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>Texts, as edits leave them.</summary>
[TestClass]
internal sealed class DocumentTests
{
    private static readonly string[] s_pieces =
        ["\n", "\r\n", "\r", "a", "RUN x \\\n", "ä", "€", "😀", " ", "FROM b\n", "\t", "# c\n", "<<EOF\n", "EOF\n", ""];

    [TestMethod]
    [DataRow(PositionEncoding.Utf16, 3)]
    [DataRow(PositionEncoding.Utf8, 7)]
    [DataRow(PositionEncoding.Utf32, 2)]
    public void A_character_is_what_was_agreed_on(PositionEncoding encoding, int character)
    {
        var positions = new PositionMap(new SourceFile("Dockerfile", "x\n€😀b"), encoding);

        Assert.AreEqual(new Position(1, character), positions.GetPosition(5));
        Assert.AreEqual(5, positions.GetOffset(new Position(1, character)));
    }

    [TestMethod]
    public void A_position_beyond_its_line_is_at_the_end_of_it()
    {
        var positions = new PositionMap(new SourceFile("Dockerfile", "ab\r\nc"), PositionEncoding.Utf16);

        Assert.AreEqual(2, positions.GetOffset(new Position(0, 99)));
        Assert.AreEqual(5, positions.GetOffset(new Position(99, 0)));
    }

    [TestMethod]
    [DataRow(PositionEncoding.Utf16)]
    [DataRow(PositionEncoding.Utf8)]
    [DataRow(PositionEncoding.Utf32)]
    public void Ten_thousand_edits_leave_the_text_that_they_say(PositionEncoding encoding)
    {
        var random = new Random(15);
        var model = "FROM a\n";
        var document = Document.Open(new TextDocumentItem("file:///d", "dockerfile", 0, model), "/d", encoding);
        for (var version = 1; version <= 10_000; version++)
        {
            var start = Align(model, random.Next(model.Length + 1));
            var end = Align(model, Math.Min(model.Length, start + (random.Next(4) == 0 ? random.Next(12) : 0)));
            var text = model.Length > 3_000 ? "" : s_pieces[random.Next(s_pieces.Length)];
            if (model.Length > 3_000)
                end = Align(model, Math.Min(model.Length, start + 2_000));
            var range = new DocumentRange(Count(model, start, encoding), Count(model, end, encoding));
            document = document.Change(version, [new ContentChange(text, range)]);
            model = model[..start] + text + model[end..];
            Assert.AreEqual(model, document.Text, $"version {version}");
        }
    }

    // Neither half of a character nor half of a line break.
    private static int Align(string text, int offset) => offset > 0 && offset < text.Length
        && (char.IsLowSurrogate(text[offset]) || (text[offset] == '\n' && text[offset - 1] == '\r'))
            ? offset - 1 : offset;

    // The slow way.
    private static Position Count(string text, int offset, PositionEncoding encoding)
    {
        var line = 0;
        var start = 0;
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                (line, start) = (line + 1, i + 1);
        }

        var part = text[start..offset];
        return new Position(line, encoding switch
        {
            PositionEncoding.Utf8 => System.Text.Encoding.UTF8.GetByteCount(part),
            PositionEncoding.Utf32 => part.EnumerateRunes().Count(),
            _ => part.Length,
        });
    }
}
