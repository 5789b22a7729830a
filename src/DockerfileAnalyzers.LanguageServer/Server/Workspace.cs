using System.Text.Json;
using DockerfileAnalyzers.LanguageServer.Diagnostics;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>Open documents and the facts around them. Changed only by the loop that reads messages.</summary>
internal sealed class Workspace
{
    // The files that influence findings, in addition to the documents themselves.
    private static readonly string[] s_watched =
    [
        "**/*{D,d}ockerfile*", "**/*{C,c}ontainerfile*", "**/*.{docker,container}ignore", "**/*compose*.{yml,yaml}",
        "**/dockerfile-analyzers.{yml,yaml}", "**/.hadolint.{yml,yaml}", "**/.{editorconfig,globalconfig}",
        "**/obj/**/*.tsv", "**/*.{csproj,fsproj,vbproj}", "**/dockerfile-analyzers.baseline*", "**/global.json",
    ];

    // The names of files in a build context also matter, but not their contents.
    private const string AnyFile = "**/*";
    private const int CreatedOrDeleted = 1 + 4;

    // Directories that tools write to all the time; Dockerfiles do not copy their files individually.
    private static readonly string[] s_busy = [".git", ".vs", ".idea", "bin", "obj", "node_modules"];

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    private readonly Protocol.Client _client;
    private readonly WorkQueue _queue;
    private readonly AnalysisCache _analyses;
    private readonly DiagnosticPublisher _publisher;
    private readonly Action _changed;
    private readonly string _folder;
    private int _isRefreshing;
    private volatile DocumentSet _documents = DocumentSet.Empty;

    public Workspace(
        Protocol.Client client, WorkQueue queue, DiagnosticPublisher publisher, ISourceReader sources, Action changed,
        string folder)
    {
        (_client, _queue, _publisher, _changed, _folder) = (client, queue, publisher, changed, folder);
        _analyses = new AnalysisCache(sources, new Announcements(client).Report);
    }

    public ClientFeatures Client { get; private set; } = new();

    /// <summary>The folders that the client has open: full paths.</summary>
    public ImmutableArray<string> Folders { get; private set; } = [];

    public void Register(MethodTable<RequestContext> methods)
    {
        var json = LspJson.Default;
        methods.Notification("initialized", Start);
        methods.Notification("textDocument/didOpen", json.DidOpenParams, Open);
        methods.Notification("textDocument/didChange", json.DidChangeParams, Change);
        methods.Notification("textDocument/didSave", json.TextDocumentParams, Save);
        methods.Notification("textDocument/didClose", json.TextDocumentParams, Close);
        methods.Notification("workspace/didChangeConfiguration", json.DidChangeConfigurationParams, Configure);
        methods.Notification("workspace/didChangeWatchedFiles", json.DidChangeWatchedFilesParams, Reread);
        methods.Notification(
            "workspace/didChangeWorkspaceFolders", json.DidChangeWorkspaceFoldersParams, ChangeFolders);
    }

    public void Initialize(InitializeParams parameters)
    {
        Client = ClientFeatures.Create(parameters.Capabilities);
        var uris = parameters.WorkspaceFolders?.Select(folder => folder.Uri)
            ?? (parameters.RootUri is { } root ? [root] : []);
        Folders = [.. uris.Select(DocumentUri.GetFolder).OfType<string>()];
        _queue.Add(() => _analyses.IsToldOfFiles = Client.WatchesFiles);
        if (SettingsReader.Read(parameters.InitializationOptions) is { } settings)
            _queue.Add(() => _analyses.Settings = settings);
    }

    public RequestContext CreateContext() => new(_documents, _analyses, Client) { Folders = Folders };

    /// <summary>Whether no newer version of a document has come.</summary>
    public bool IsNewest(Document document) => ReferenceEquals(_documents.Find(document.Uri), document);

    private void Start()
    {
        if (Client.WatchesFiles)
        {
            FileSystemWatcherPattern[] watchers =
            [
                .. s_watched.Select(pattern => new FileSystemWatcherPattern(pattern)),
                new FileSystemWatcherPattern(AnyFile, CreatedOrDeleted),
            ];
            _ = _client.AskAsync("client/registerCapability", new RegistrationParams(
                [new Registration("watch", "workspace/didChangeWatchedFiles", new WatchOptions(watchers))]),
                LspJson.Default.RegistrationParams);
        }

        if (Client.HasConfiguration)
            _ = AskSettingsAsync();
    }

    private void Open(DidOpenParams parameters)
    {
        var item = parameters.TextDocument;
        var folder = Folders is [var first, ..] ? first : _folder;
        Set(Document.Open(item, DocumentUri.GetPath(item.Uri, folder), Client.Encoding));
    }

    private void Change(DidChangeParams parameters)
    {
        if (_documents.Find(parameters.TextDocument.Uri) is { } document)
            Set(document.Change(parameters.TextDocument.Version ?? document.Version + 1, parameters.ContentChanges));
    }

    private void Set(Document document)
    {
        _documents = _documents.With(document);
        if (Client.PullsDiagnostics)
            return;
        // The findings in Dockerfiles depend on the ignore file, and the reverse.
        foreach (var other in _documents.All.Where(other => other.Kind != document.Kind))
            _queue.Analyze(other.Uri);
        _queue.Analyze(document.Uri);
    }

    private void Save(TextDocumentParams parameters)
    {
        if (_documents.Find(parameters.TextDocument.Uri) is not null)
            Reread();
    }

    private void Close(TextDocumentParams parameters)
    {
        if (_documents.Find(parameters.TextDocument.Uri) is not { } document)
            return;
        _documents = _documents.Without(document.Uri);
        _queue.Add(() => _analyses.Forget(document));
        if (!Client.PullsDiagnostics)
            _queue.Add(() => _publisher.Clear(document.Uri));
    }

    private void Configure(DidChangeConfigurationParams parameters)
    {
        if (SettingsReader.Read(parameters.Settings) is { } settings)
            Set(settings);
        else if (Client.HasConfiguration)
            _ = AskSettingsAsync();
    }

    private async Task AskSettingsAsync()
    {
        var answer = await _client.AskAsync("workspace/configuration",
            new ConfigurationParams([new ConfigurationItem(SettingsReader.Section)]),
            LspJson.Default.ConfigurationParams).ConfigureAwait(false);
        if (answer.ValueKind is JsonValueKind.Array && answer.GetArrayLength() > 0
            && SettingsReader.Read(answer[0]) is { } settings)
            Set(settings);
    }

    private void Set(SourceSettings settings)
    {
        _queue.Add(() => _analyses.Settings = settings);
        Refresh();
    }

    private void ChangeFolders(DidChangeWorkspaceFoldersParams parameters)
    {
        var removed = parameters.Event.Removed.Select(folder => DocumentUri.GetFolder(folder.Uri)).ToArray();
        Folders = [.. Folders.Where(folder => !removed.Contains(folder)),
            .. parameters.Event.Added.Select(folder => DocumentUri.GetFolder(folder.Uri)).OfType<string>()];
        _changed();
    }

    // A checkout or a build reports many files one after the other.
    private void Reread(DidChangeWatchedFilesParams parameters)
    {
        if (parameters.Changes.Length > 0 && !parameters.Changes.Any(change => MayMatter(change.Uri)))
            return;
        _queue.Add(_analyses.Forget);
        _ = RefreshSoonAsync();
    }

    private async Task RefreshSoonAsync()
    {
        if (Interlocked.Exchange(ref _isRefreshing, 1) == 1)
            return;
        await Task.Delay(s_patience).ConfigureAwait(false);
        Volatile.Write(ref _isRefreshing, 0);
        Refresh();
    }

    private static bool MayMatter(string uri) => uri.EndsWith(".tsv", StringComparison.Ordinal)
        || !uri.Split('/').Intersect(s_busy, StringComparer.OrdinalIgnoreCase).Any();

    private void Reread()
    {
        _queue.Add(_analyses.Forget);
        Refresh();
    }

    private void Refresh()
    {
        _changed();
        if (!Client.PullsDiagnostics)
        {
            foreach (var document in _documents.All)
                _queue.Analyze(document.Uri);
        }
        else if (Client.RefreshesDiagnostics)
        {
            _ = _client.AskAsync("workspace/diagnostic/refresh");
        }

        if (Client.RefreshesInlayHints)
            _ = _client.AskAsync("workspace/inlayHint/refresh");
        if (Client.RefreshesCodeLenses)
            _ = _client.AskAsync("workspace/codeLens/refresh");
    }
}
