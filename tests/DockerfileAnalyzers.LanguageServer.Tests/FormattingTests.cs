using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Formatting;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Tests;

/// <summary>Formatting: never a change of what is built.</summary>
[TestClass]
internal sealed class FormattingTests
{
    private static readonly FormattingOptions s_options = new(4, true);

    [TestMethod]
    [DataRow("from a as b\nrun x\n", "FROM a AS b\nRUN x\n", DisplayName = "keywords")]
    [DataRow("FROM a\nonbuild run x\n", "FROM a\nONBUILD RUN x\n", DisplayName = "recorded instruction")]
    [DataRow("FROM a  \n  RUN x\t\n", "FROM a\nRUN x\n", DisplayName = "blanks around an instruction")]
    [DataRow("FROM a\nRUN x && \\  \ny\n", "FROM a\nRUN x && \\\n    y\n", DisplayName = "continued line")]
    [DataRow("FROM a\nRUN x \\\n  y \\\n\tz\n", "FROM a\nRUN x \\\n  y \\\n\tz\n", DisplayName = "indented lines")]
    [DataRow("FROM a\nRUN echo \"x \\\ny\"\n", "FROM a\nRUN echo \"x \\\ny\"\n", DisplayName = "line inside of quotes")]
    [DataRow("FROM a\nRUN ec\\\nho x\n", "FROM a\nRUN ec\\\nho x\n", DisplayName = "line inside of a word")]
    [DataRow("FROM a\nENV A=\"x \\\ny\" \\\nB=c\n", "FROM a\nENV A=\"x \\\ny\" \\\n    B=c\n", DisplayName = "values")]
    [DataRow("FROM a\nRUN <<EOF\n  x  \n\nEOF\n", "FROM a\nRUN <<EOF\n  x  \n\nEOF\n", DisplayName = "here-document")]
    [DataRow("FROM a\r\nrun x  \r\n", "FROM a\r\nRUN x\r\n", DisplayName = "CRLF")]
    [DataRow("FROM a\nRUN x", "FROM a\nRUN x\n", DisplayName = "no line break at the end")]
    [DataRow("FROM a\nfrm x\n", "FROM a\nfrm x\n", DisplayName = "not an instruction")]
    [DataRow("# escape=`\nFROM a\nRUN x `\ny\n", "# escape=`\nFROM a\nRUN x `\n    y\n", DisplayName = "other escape")]
    public void A_Dockerfile_is_formatted(string text, string expected) =>
        Assert.AreEqual(expected, Format("Dockerfile", text));

    [TestMethod]
    public void A_formatted_Dockerfile_stays_as_it_is()
    {
        var once = Format("Dockerfile", "from a as b\nrun x && \\ \ny \\\n# c\nz\ncopy a \\\nb");

        Assert.AreEqual(once, Format("Dockerfile", once));
    }

    [TestMethod]
    public void Patterns_have_no_blanks_around_them() =>
        Assert.AreEqual("a\n# c \n!b\n", Format(".dockerignore", "  a \n# c \n!b"));

    [TestMethod]
    public async Task A_range_is_formatted_alone()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        const string text = "from a\nrun x\n";
        var uri = await session.OpenAsync("Dockerfile", text);

        var edits = await session.AskAsync("textDocument/rangeFormatting", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "range":{"start":{"line":1,"character":0},"end":{"line":1,"character":5} },
            "options":{"tabSize":4,"insertSpaces":true} }
            """);

        Assert.AreEqual("from a\nRUN x\n", Edited.Apply(text, edits));
    }

    [TestMethod]
    [DataRow("FROM a\nRUN x \\\n", 2, "FROM a\nRUN x \\\n    ", DisplayName = "first continued line")]
    [DataRow("FROM a\nRUN x \\\n  y \\\n", 3, "FROM a\nRUN x \\\n  y \\\n  ", DisplayName = "as the line before")]
    [DataRow("FROM a\nRUN x\n", 2, "FROM a\nRUN x\n", DisplayName = "next instruction")]
    public async Task A_new_line_is_indented_where_an_instruction_goes_on(string text, int line, string expected)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", text);

        var edits = await session.AskAsync("textDocument/onTypeFormatting", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "position":{"line":{{{line}}},"character":0},"ch":"\n",
            "options":{"tabSize":4,"insertSpaces":true} }
            """);

        Assert.AreEqual(expected, Edited.Apply(text, edits));
    }

    private static string Format(string name, string text)
    {
        var document = Document.Open(
            new TextDocumentItem("file:///a/" + name, "dockerfile", 1, text), "/a/" + name, PositionEncoding.Utf16);
        var edits = Formatter.Format(
            new DocumentAnalysis(document, AnalysisInput.Create(document.File)), s_options, null);
        var map = document.Positions;
        foreach (var edit in edits.Reverse())
        {
            var span = map.GetSpan(edit.Range);
            text = text[..span.Start] + edit.NewText + text[span.End..];
        }

        return text;
    }
}
