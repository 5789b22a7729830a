using System.Text.Json;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

internal sealed record InitializeParams(
    string? RootUri = null, WorkspaceFolder[]? WorkspaceFolders = null, ClientCapabilities? Capabilities = null,
    JsonElement? InitializationOptions = null);

internal sealed record WorkspaceFolder(string Uri, string Name);

internal sealed record ClientCapabilities(
    GeneralClientCapabilities? General = null, TextDocumentClientCapabilities? TextDocument = null,
    WorkspaceClientCapabilities? Workspace = null, WindowClientCapabilities? Window = null);

internal sealed record GeneralClientCapabilities(string[]? PositionEncodings = null);

/// <param name="Diagnostic">Whether the client asks for diagnostics: they are not published then.</param>
internal sealed record TextDocumentClientCapabilities(
    DiagnosticCapabilities? Diagnostic = null, DiagnosticCapabilities? PublishDiagnostics = null,
    CodeActionCapabilities? CodeAction = null,
    CompletionCapabilities? Completion = null, RenameCapabilities? Rename = null);

internal sealed record DiagnosticCapabilities(bool? RelatedInformation = null);

internal sealed record CodeActionCapabilities(
    JsonElement? CodeActionLiteralSupport = null, JsonElement? ResolveSupport = null);

internal sealed record CompletionCapabilities(CompletionItemCapabilities? CompletionItem = null);

internal sealed record CompletionItemCapabilities(bool? SnippetSupport = null);

internal sealed record RenameCapabilities(bool? PrepareSupport = null);

internal sealed record WorkspaceClientCapabilities(
    WorkspaceEditCapabilities? WorkspaceEdit = null, WatchCapabilities? DidChangeWatchedFiles = null,
    RefreshCapabilities? Diagnostics = null,
    RefreshCapabilities? InlayHint = null, RefreshCapabilities? CodeLens = null,
    bool? Configuration = null);

internal sealed record WorkspaceEditCapabilities(bool? DocumentChanges = null, string[]? ResourceOperations = null);

internal sealed record WatchCapabilities(bool? DynamicRegistration = null);

internal sealed record RefreshCapabilities(bool? RefreshSupport = null);

internal sealed record WindowClientCapabilities(bool? WorkDoneProgress = null, SupportCapability? ShowDocument = null);

internal sealed record SupportCapability(bool? Support = null);

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

internal sealed record DidChangeConfigurationParams(JsonElement? Settings = null);

internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChange Event);

internal sealed record WorkspaceFoldersChange(WorkspaceFolder[] Added, WorkspaceFolder[] Removed);

internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);

/// <param name="Type">1 created, 2 changed, 3 deleted.</param>
internal sealed record FileEvent(string Uri, int Type);

internal sealed record RegistrationParams(Registration[] Registrations);

internal sealed record Registration(string Id, string Method, WatchOptions RegisterOptions);

internal sealed record WatchOptions(FileSystemWatcherPattern[] Watchers);

/// <param name="Kind">The sum of 1 created, 2 changed, 4 deleted; all of them where not given.</param>
internal sealed record FileSystemWatcherPattern(string GlobPattern, int? Kind = null);

/// <param name="Type">1 error, 2 warning, 3 information, 4 log.</param>
internal sealed record ShowMessageParams(int Type, string Message);

internal sealed record ConfigurationParams(ConfigurationItem[] Items);

internal sealed record ConfigurationItem(string Section);
