namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>The capabilities of the server.</summary>
internal sealed record ServerCapabilities
{
    public required string PositionEncoding { get; init; }

    public TextDocumentSyncOptions TextDocumentSync { get; init; } = new(true, 2, new SaveOptions(false));

    public required WorkspaceServerCapabilities Workspace { get; init; }

    /// <summary><see langword="null"/> where diagnostics are published.</summary>
    public DiagnosticOptions? DiagnosticProvider { get; init; }

    public required CodeActionOptions CodeActionProvider { get; init; }

    public required ExecuteCommandOptions ExecuteCommandProvider { get; init; }

    public bool HoverProvider { get; init; } = true;

    public bool InlayHintProvider { get; init; } = true;

    public ResolveOptions CodeLensProvider { get; init; } = new(ResolveProvider: false);

    public bool DefinitionProvider { get; init; } = true;

    public bool ReferencesProvider { get; init; } = true;

    public bool DocumentHighlightProvider { get; init; } = true;

    public CompletionOptions CompletionProvider { get; init; } =
        new([" ", "$", "{", ":", "=", ",", "-", "/", "#"], ResolveProvider: false);

    public SignatureHelpOptions SignatureHelpProvider { get; init; } = new([" ", "=", "-"], [","]);

    public bool DocumentSymbolProvider { get; init; } = true;

    public bool FoldingRangeProvider { get; init; } = true;

    public bool SelectionRangeProvider { get; init; } = true;

    public ResolveOptions DocumentLinkProvider { get; init; } = new(ResolveProvider: false);

    public required SemanticTokensOptions SemanticTokensProvider { get; init; }

    public bool DocumentFormattingProvider { get; init; } = true;

    public bool DocumentRangeFormattingProvider { get; init; } = true;

    public OnTypeFormattingOptions DocumentOnTypeFormattingProvider { get; init; } = new("\n");

    public RenameOptions RenameProvider { get; init; } = new(PrepareProvider: true);
}

/// <param name="Change">2: the changes, not the whole document.</param>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, SaveOptions Save);

internal sealed record SaveOptions(bool IncludeText);

internal sealed record WorkspaceServerCapabilities(WorkspaceFoldersOptions WorkspaceFolders);

internal sealed record WorkspaceFoldersOptions(bool Supported, bool ChangeNotifications);

internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);
