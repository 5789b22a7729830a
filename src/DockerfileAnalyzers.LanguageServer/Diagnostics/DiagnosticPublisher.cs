using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Diagnostics;

/// <summary>Publishes what is found to clients that do not ask for it.</summary>
internal sealed class DiagnosticPublisher(Client client)
{
    private readonly Dictionary<string, DocumentAnalysis[]> _published = new(StringComparer.Ordinal);

    /// <param name="analyses">The analyses of the document, or of the Dockerfiles in it.</param>
    /// <param name="isNewest">Whether the document has not changed meanwhile.</param>
    public void Publish(
        Document document, DocumentAnalysis[] analyses, ClientFeatures features, Func<bool> isNewest,
        CancellationToken cancellationToken)
    {
        // Its dependencies have changed, but without an effect on it.
        if (document.Kind is DocumentKind.Other || (_published.TryGetValue(document.Uri, out var known)
            && known.Length > 0 && known.SequenceEqual(analyses)))
            return;
        var diagnostics = analyses
            .SelectMany(analysis => DiagnosticFactory.CreateAll(analysis, features, cancellationToken)).ToArray();
        if (!isNewest())
            return;
        _published[document.Uri] = analyses;
        client.Notify("textDocument/publishDiagnostics",
            new PublishDiagnosticsParams(document.Uri, document.Version, diagnostics),
            LspJson.Default.PublishDiagnosticsParams);
    }

    /// <summary>A document was closed: it has no diagnostics.</summary>
    public void Clear(string uri)
    {
        _published.Remove(uri);
        client.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(uri, null, []),
            LspJson.Default.PublishDiagnosticsParams);
    }
}
