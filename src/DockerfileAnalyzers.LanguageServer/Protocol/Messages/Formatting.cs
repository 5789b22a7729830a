namespace DockerfileAnalyzers.LanguageServer.Protocol;

internal sealed record FormattingParams(TextDocumentIdentifier TextDocument, FormattingOptions Options);

internal sealed record RangeFormattingParams(
    TextDocumentIdentifier TextDocument, DocumentRange Range, FormattingOptions Options);

internal sealed record OnTypeFormattingParams(
    TextDocumentIdentifier TextDocument, Position Position, string Ch, FormattingOptions Options);

internal sealed record FormattingOptions(int TabSize, bool InsertSpaces);

internal sealed record OnTypeFormattingOptions(string FirstTriggerCharacter);
