using System.Text.Json.Serialization;

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

/// <param name="PreviousResultIds">The reports that the client already has.</param>
internal sealed record WorkspaceDiagnosticParams(PreviousResultId[] PreviousResultIds);

/// <param name="Value">The id of the report.</param>
internal sealed record PreviousResultId(string Uri, string Value);

internal sealed record WorkspaceDiagnosticReport(DocumentDiagnosticReport[] Items);

/// <param name="Version">The version of a document that is open; the protocol requires a null for others.</param>
/// <param name="Kind"><c>full</c> or <c>unchanged</c>.</param>
internal sealed record DocumentDiagnosticReport(
    string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version, string Kind,
    string ResultId, Diagnostic[]? Items = null);
