using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Documents;

/// <summary>The kinds of documents.</summary>
internal enum DocumentKind
{
    /// <summary>Nothing that the server knows.</summary>
    Other,
    Dockerfile,
    IgnoreFile,
    /// <summary>A compose file, for the Dockerfiles in it.</summary>
    Compose,
}

/// <summary>One version of a document that is open in the editor.</summary>
internal sealed class Document
{
    private readonly Lazy<ImmutableArray<Document>> _embedded;
    private TextSpan _block;

    private Document(string uri, string languageId, int version, SourceFile file, PositionEncoding encoding,
        PositionMap? positions = null)
    {
        (Uri, LanguageId, Version, File, Encoding) = (uri, languageId, version, file, encoding);
        Positions = positions ?? new PositionMap(file, encoding);
        Kind = FindKind(languageId, file.Path);
        _embedded = new(() => Kind is DocumentKind.Compose ? [.. FindEmbedded()] : []);
    }

    /// <summary>As the client writes it.</summary>
    public string Uri { get; }

    public string LanguageId { get; }

    public int Version { get; }

    public SourceFile File { get; }

    public string Path => File.Path;

    public string Text => File.Text;

    /// <summary>How the client counts.</summary>
    public PositionEncoding Encoding { get; }

    public PositionMap Positions { get; }

    public DocumentKind Kind { get; }

    /// <summary>The Dockerfiles that a compose file holds; their places are those of the compose file.</summary>
    public ImmutableArray<Document> Embedded => _embedded.Value;

    public static Document Open(TextDocumentItem item, string path, PositionEncoding encoding) =>
        new(item.Uri, item.LanguageId, item.Version, new SourceFile(path, item.Text), encoding);

    /// <summary>The version after changes, each of which applies to what those before it made.</summary>
    public Document Change(int version, ReadOnlySpan<ContentChange> changes)
    {
        var (text, positions) = (Text, Positions);
        foreach (var change in changes)
        {
            if (change.Range is { } range)
            {
                var span = positions.GetSpan(range);
                text = string.Concat(text.AsSpan(0, span.Start), change.Text, text.AsSpan(span.End));
            }
            else
            {
                text = change.Text;
            }

            positions = new PositionMap(new SourceFile(Path, text), Encoding);
        }

        return new Document(Uri, LanguageId, version, new SourceFile(Path, text), Encoding);
    }

    private IEnumerable<Document> FindEmbedded()
    {
        var number = 0;
        foreach (var found in EmbeddedDockerfiles.Find(File))
        {
            // No file has this name: it is read like a new Dockerfile next to the compose file.
            var file = new SourceFile(FormattableString.Invariant($"{Path}.{++number}.Dockerfile"), found.Text);
            yield return new Document(Uri, "dockerfile", Version, file, Encoding,
                new EmbeddedPositionMap(file, Encoding, Positions, found.Lines, found.Indentation))
            {
                _block = found.Span,
            };
        }
    }

    /// <summary>The Dockerfile in a compose file at a place; the document itself where there is none.</summary>
    public Document FindAt(Position position)
    {
        var offset = Positions.GetOffset(position);
        return Embedded.FirstOrDefault(inner => inner._block.Start <= offset && offset <= inner._block.End) ?? this;
    }

    private static DocumentKind FindKind(string languageId, string path)
    {
        if (IgnoreFiles.IsIgnoreFile(path))
            return DocumentKind.IgnoreFile;
        if (languageId == "dockercompose" || DockerFolders.IsComposeFile(path))
            return DocumentKind.Compose;
        return languageId.ToLowerInvariant() is "dockerfile" or "containerfile" or "dockerfile-ts"
            || DockerfileName.Is(path) ? DocumentKind.Dockerfile : DocumentKind.Other;
    }
}
