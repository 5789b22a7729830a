namespace DockerfileAnalyzers.LanguageServer.Protocol;

internal sealed record ReferenceParams(
    TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context = null);

internal sealed record ReferenceContext(bool IncludeDeclaration);

/// <param name="Kind">2 read, 3 write.</param>
internal sealed record DocumentHighlight(DocumentRange Range, int Kind);

internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

internal sealed record PrepareRenameResult(DocumentRange Range, string Placeholder);

internal sealed record RenameOptions(bool PrepareProvider);

/// <param name="Kind">As the protocol numbers them: 5 class, 13 variable, 12 function and so on.</param>
internal sealed record DocumentSymbol(
    string Name, string? Detail, int Kind, DocumentRange Range, DocumentRange SelectionRange,
    DocumentSymbol[]? Children = null);

/// <param name="Kind"><c>comment</c> or <c>region</c>.</param>
internal sealed record FoldingRange(int StartLine, int EndLine, string? Kind);

internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, Position[] Positions);

internal sealed record SelectionRange(DocumentRange Range, SelectionRange? Parent);

internal sealed record DocumentLink(DocumentRange Range, string Target, string? Tooltip);

/// <param name="Data">Five numbers for each token.</param>
internal sealed record SemanticTokens(int[] Data);

internal sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Full, bool Range);

internal sealed record SemanticTokensLegend(string[] TokenTypes, string[] TokenModifiers);
