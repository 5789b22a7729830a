using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Documents;

namespace DockerfileAnalyzers.LanguageServer.Sources;

/// <summary>
/// The sources of the open documents, and the analysis of the newest version of each. Used by one thread.
/// </summary>
/// <param name="report">Receives the files that were not read and the unknown projects.</param>
internal sealed class AnalysisCache(ISourceReader reader, Action<SourceFiles> report)
{
    private readonly Dictionary<string, AnalysisInput> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentAnalysis> _newest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FolderTimes> _times = new(StringComparer.Ordinal);

    /// <summary>How files are read from now on.</summary>
    public SourceSettings Settings
    {
        get;
        set
        {
            field = value;
            Forget();
        }
    } = new();

    /// <summary>Whether the client reports files that are created or deleted.</summary>
    public bool IsToldOfFiles { get; set; }

    /// <summary>The analysis of a document.</summary>
    /// <param name="documents">Those that are open with it: their texts count, not what is on the disk.</param>
    public DocumentAnalysis Get(Document document, DocumentSet documents, CancellationToken cancellationToken)
    {
        var input = GetInput(document, cancellationToken);
        var related = documents.Replace(input).Related;
        if (_newest.TryGetValue(document.Path, out var known) && ReferenceEquals(known.Document, document)
            && known.Input.Related.SequenceEqual(related) && ReferenceEquals(known.Input.Project, input.Project)
            && ReferenceEquals(known.Input.Config, input.Config))
            return known;
        var analysis = new DocumentAnalysis(document, input with { File = document.File, Related = related });
        _newest[document.Path] = analysis;
        return analysis;
    }

    /// <summary>Forgets what was read: it may have changed.</summary>
    public void Forget()
    {
        _inputs.Clear();
        _newest.Clear();
        _times.Clear();
    }

    /// <summary>Forgets a document that is closed.</summary>
    public void Forget(Document document)
    {
        foreach (var path in document.Embedded.Select(inner => inner.Path).Append(document.Path))
        {
            _inputs.Remove(path);
            _newest.Remove(path);
            _times.Remove(path);
        }
    }

    private AnalysisInput GetInput(Document document, CancellationToken cancellationToken)
    {
        if (document.Kind is DocumentKind.Other or DocumentKind.Compose)
            return AnalysisInput.Create(document.File);
        if (!IsToldOfFiles && _times.TryGetValue(document.Path, out var times) && times.HaveChanged())
            Forget(document);
        if (_inputs.TryGetValue(document.Path, out var known))
            return known;
        var input = (document.Kind is DocumentKind.IgnoreFile
                ? Find(reader.ReadFolder(Path.GetDirectoryName(document.Path)!, Settings, cancellationToken), document)
                : null)
            ?? Find(reader.ReadDocument(document.Path, document.Text, Settings, cancellationToken), document)
            ?? AnalysisInput.Create(document.File);
        if (!IsToldOfFiles)
            _times[document.Path] = new FolderTimes(input.Manifest);
        return _inputs[document.Path] = input;
    }

    private AnalysisInput? Find(SourceFiles sources, Document document)
    {
        report(sources);
        return sources.Files.FirstOrDefault(input => input.File.Path == document.Path);
    }
}
