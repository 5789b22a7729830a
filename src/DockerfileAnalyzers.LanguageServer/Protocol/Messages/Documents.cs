using System.Text.Json.Serialization;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>A place in a document; what a character is, client and server agree on.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>From a place up to another one.</summary>
internal readonly record struct DocumentRange(Position Start, Position End);

/// <summary>A range of some document.</summary>
internal sealed record DocumentLocation(string Uri, DocumentRange Range);

/// <summary>Replaces a range.</summary>
internal sealed record DocumentEdit(DocumentRange Range, string NewText);

internal sealed record TextDocumentIdentifier(string Uri);

/// <param name="Version">Also written if it is not known: the protocol requires a null.</param>
internal sealed record VersionedTextDocumentIdentifier(
    string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version = null);

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <param name="Range"><see langword="null"/> where the text is the whole document.</param>
internal sealed record ContentChange(string Text, DocumentRange? Range = null);

internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, ContentChange[] ContentChanges);

/// <summary>The parameters of everything that is about a document as a whole.</summary>
internal sealed record TextDocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>The parameters of everything that is about a place.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>The parameters of everything that is about a range.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, DocumentRange Range);
