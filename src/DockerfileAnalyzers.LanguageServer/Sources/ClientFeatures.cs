using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;

namespace DockerfileAnalyzers.LanguageServer.Sources;

/// <summary>The features that the client supports.</summary>
internal sealed record ClientFeatures
{
    public PositionEncoding Encoding { get; init; }

    /// <summary>Whether it asks for diagnostics: nothing is published then.</summary>
    public bool PullsDiagnostics { get; init; }

    public bool RefreshesDiagnostics { get; init; }

    public bool RefreshesInlayHints { get; init; }

    public bool RefreshesCodeLenses { get; init; }

    public bool ShowsRelatedInformation { get; init; }

    /// <summary>Whether code actions may be more than commands.</summary>
    public bool HasCodeActions { get; init; }

    /// <summary>Whether a code action may say later what it changes.</summary>
    public bool ResolvesActions { get; init; }

    /// <summary>Whether it opens pages.</summary>
    public bool ShowsDocuments { get; init; }

    /// <summary>Whether edits name the version of the document.</summary>
    public bool HasVersionedEdits { get; init; }

    /// <summary>Whether an edit may create a file.</summary>
    public bool CreatesFiles { get; init; }

    public bool HasSnippets { get; init; }

    public bool WatchesFiles { get; init; }

    public bool HasConfiguration { get; init; }

    public bool ShowsProgress { get; init; }

    public static ClientFeatures Create(ClientCapabilities? client)
    {
        var (text, workspace) = (client?.TextDocument, client?.Workspace);
        return new ClientFeatures
        {
            Encoding = PositionEncodings.Choose(client?.General?.PositionEncodings),
            PullsDiagnostics = text?.Diagnostic is not null,
            RefreshesDiagnostics = workspace?.Diagnostics?.RefreshSupport == true,
            RefreshesInlayHints = workspace?.InlayHint?.RefreshSupport == true,
            RefreshesCodeLenses = workspace?.CodeLens?.RefreshSupport == true,
            ShowsRelatedInformation = text?.PublishDiagnostics?.RelatedInformation == true
                || text?.Diagnostic?.RelatedInformation == true,
            HasCodeActions = text?.CodeAction?.CodeActionLiteralSupport is not null,
            ResolvesActions = text?.CodeAction?.ResolveSupport is not null,
            ShowsDocuments = client?.Window?.ShowDocument?.Support == true,
            HasVersionedEdits = workspace?.WorkspaceEdit?.DocumentChanges == true,
            CreatesFiles = workspace?.WorkspaceEdit?.ResourceOperations?.Contains("create") == true,
            HasSnippets = text?.Completion?.CompletionItem?.SnippetSupport == true,
            WatchesFiles = workspace?.DidChangeWatchedFiles?.DynamicRegistration == true,
            HasConfiguration = workspace?.Configuration == true,
            ShowsProgress = client?.Window?.WorkDoneProgress == true,
        };
    }
}
