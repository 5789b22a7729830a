using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;

namespace DockerfileAnalyzers.LanguageServer.Sources;

/// <summary>What a request sees: the documents as they were when it came.</summary>
internal sealed record RequestContext(DocumentSet Documents, AnalysisCache Analyses, ClientFeatures Client)
{
    /// <summary>The folders that the client has open: full paths.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <exception cref="RequestException">The document is not open.</exception>
    public DocumentAnalysis GetAnalysis(string uri, CancellationToken cancellationToken) =>
        Analyses.Get(Documents.Get(uri), Documents, cancellationToken);
}
