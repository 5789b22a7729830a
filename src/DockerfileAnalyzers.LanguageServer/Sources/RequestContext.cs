using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;

namespace DockerfileAnalyzers.LanguageServer.Sources;

/// <summary>The state that a request sees: the documents as they were when it arrived.</summary>
internal sealed record RequestContext(DocumentSet Documents, AnalysisCache Analyses, ClientFeatures Client)
{
    /// <summary>The folders that the client has open: full paths.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <exception cref="RequestException">The document is not open.</exception>
    public DocumentAnalysis GetAnalysis(string uri, CancellationToken cancellationToken) =>
        Analyses.Get(Documents.Get(uri), Documents, cancellationToken);

    /// <summary>The analysis of the Dockerfile at a place in a compose file.</summary>
    /// <exception cref="RequestException">The document is not open.</exception>
    public DocumentAnalysis GetAnalysis(string uri, Position position, CancellationToken cancellationToken) =>
        Analyses.Get(Documents.Get(uri).FindAt(position), Documents, cancellationToken);

    /// <summary>The analyses of a document: of a compose file, those of the Dockerfiles in it.</summary>
    /// <exception cref="RequestException">The document is not open.</exception>
    public IEnumerable<DocumentAnalysis> GetAnalyses(string uri, CancellationToken cancellationToken)
    {
        var document = Documents.Get(uri);
        return document.Kind is DocumentKind.Compose
            ? document.Embedded.Select(inner => Analyses.Get(inner, Documents, cancellationToken))
            : [Analyses.Get(document, Documents, cancellationToken)];
    }
}
