using System.Text.Json.Nodes;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>Texts after the edits that a server answers with.</summary>
internal static class Edited
{
    /// <summary>A text after the edits of one document, as a client makes them.</summary>
    public static string Apply(string text, JsonNode edits)
    {
        var positions = new PositionMap(new SourceFile("Dockerfile", text), PositionEncoding.Utf16);
        foreach (var edit in edits.AsArray()
            .Select(edit => (Span: positions.GetSpan(ReadRange(edit!["range"]!)), Text: (string)edit["newText"]!))
            .Reverse().OrderByDescending(edit => edit.Span.Start))
            text = text[..edit.Span.Start] + edit.Text + text[edit.Span.End..];
        return text;
    }

    /// <summary>A document after an edit of the workspace, which must be of this version of it.</summary>
    public static string Apply(string text, JsonNode workspaceEdit, string uri, int version)
    {
        var change = workspaceEdit["documentChanges"]!.AsArray()
            .Single(change => (string?)change!["textDocument"]?["uri"] == uri)!;
        Assert.AreEqual(version, (int?)change["textDocument"]!["version"]);
        return Apply(text, change["edits"]!);
    }

    private static DocumentRange ReadRange(JsonNode range) => new(Read(range["start"]!), Read(range["end"]!));

    private static Position Read(JsonNode position) => new((int)position["line"]!, (int)position["character"]!);
}
