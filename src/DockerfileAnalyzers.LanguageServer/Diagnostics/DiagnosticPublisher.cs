using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Diagnostics;

/// <summary>Publishes what is found to clients that do not ask for it.</summary>
internal sealed class DiagnosticPublisher(Client client)
{
    private readonly Dictionary<string, DocumentAnalysis> _published = new(StringComparer.Ordinal);

    /// <param name="isNewest">Whether the document has not changed meanwhile.</param>
    public void Publish(
        DocumentAnalysis analysis, ClientFeatures features, Func<bool> isNewest, CancellationToken cancellationToken)
    {
        var document = analysis.Document;
        // What it depends on has changed, but not for it.
        if (document.Kind is Documents.DocumentKind.Other
            || (_published.TryGetValue(document.Uri, out var known) && ReferenceEquals(known, analysis)))
            return;
        var diagnostics = DiagnosticFactory.CreateAll(analysis, features, cancellationToken);
        if (!isNewest())
            return;
        _published[document.Uri] = analysis;
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
