namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <param name="Severity">1 error, 2 warning, 3 information, 4 hint.</param>
/// <param name="Tags">1 unnecessary, 2 deprecated.</param>
internal sealed record Diagnostic(
    DocumentRange Range, int Severity, string Code, string Source, string Message,
    CodeDescription? CodeDescription = null, int[]? Tags = null, RelatedInformation[]? RelatedInformation = null);

internal sealed record CodeDescription(string Href);

internal sealed record RelatedInformation(DocumentLocation Location, string Message);

internal sealed record PublishDiagnosticsParams(string Uri, int? Version, Diagnostic[] Diagnostics);

internal sealed record DiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <param name="Kind"><c>full</c> or <c>unchanged</c>.</param>
internal sealed record DiagnosticReport(string Kind, string ResultId, Diagnostic[]? Items = null);
