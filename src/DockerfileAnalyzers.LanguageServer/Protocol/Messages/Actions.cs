using System.Text.Json;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

internal sealed record CodeActionParams(
    TextDocumentIdentifier TextDocument, DocumentRange Range, CodeActionContext Context);

/// <param name="Only">The kinds that are wanted; all where not given.</param>
internal sealed record CodeActionContext(string[]? Only = null);

/// <param name="Edit"><see langword="null"/> where a command does it, or where it is resolved later.</param>
/// <param name="Data">The data that it is resolved with.</param>
internal sealed record CodeAction(
    string Title, string Kind, Diagnostic[]? Diagnostics = null, bool? IsPreferred = null,
    WorkspaceEdit? Edit = null, Command? Command = null, ActionData? Data = null);

/// <summary>The data of a code action, whose edit is computed when it is chosen.</summary>
/// <param name="Kind">The name of an <c>ActionKind</c>.</param>
/// <param name="Path">The path of the Dockerfile: a compose file can contain several.</param>
/// <param name="Rule">Whose findings it is about.</param>
/// <param name="Offset">Where the finding starts.</param>
internal sealed record ActionData(
    string Kind, string Uri, string Path, int Version, string? Rule = null, int Offset = 0);

/// <param name="Command">The name that the server knows.</param>
internal sealed record Command(string Title, [property: System.Text.Json.Serialization.JsonPropertyName("command")]
    string Name, string[]? Arguments = null);

/// <param name="DocumentChanges">In order; else <paramref name="Changes"/>.</param>
internal sealed record WorkspaceEdit(
    DocumentChange[]? DocumentChanges = null, Dictionary<string, DocumentEdit[]>? Changes = null);

/// <summary>The edits of a document, or a file to create.</summary>
/// <param name="Kind"><c>create</c> for a file.</param>
internal sealed record DocumentChange(
    VersionedTextDocumentIdentifier? TextDocument = null, DocumentEdit[]? Edits = null,
    string? Kind = null, string? Uri = null, CreateFileOptions? Options = null);

internal sealed record CreateFileOptions(bool IgnoreIfExists);

internal sealed record ApplyEditParams(string Label, WorkspaceEdit Edit);

internal sealed record ExecuteCommandParams(
    string Command, JsonElement[]? Arguments = null, JsonElement? WorkDoneToken = null);

internal sealed record ShowDocumentParams(string Uri, bool External);

internal sealed record CodeActionOptions(string[] CodeActionKinds, bool ResolveProvider);

internal sealed record ExecuteCommandOptions(string[] Commands, bool WorkDoneProgress);

/// <summary>The result of a command.</summary>
/// <param name="Applied">Whether the client made the edit; of a command that edits.</param>
/// <param name="Fixes">How many fixes.</param>
/// <param name="Html">The page of a report.</param>
/// <param name="Json">The report for programs.</param>
internal sealed record CommandResult(
    bool? Applied = null, int? Fixes = null, int? Files = null, string? Html = null, string? Json = null);

internal sealed record ProgressCreateParams(JsonElement Token);

internal sealed record ProgressParams(JsonElement Token, WorkDoneProgress Value);

/// <param name="Kind"><c>begin</c>, <c>report</c> or <c>end</c>.</param>
internal sealed record WorkDoneProgress(string Kind, string? Title = null, string? Message = null);
