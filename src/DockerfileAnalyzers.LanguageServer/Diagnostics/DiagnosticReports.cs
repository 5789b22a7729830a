using System.Globalization;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Diagnostics;

/// <summary>The reports for clients that ask for diagnostics.</summary>
internal static class DiagnosticReports
{
    public static DiagnosticReport Create(
        DocumentAnalysis[] analyses, string? previous, ClientFeatures client, CancellationToken cancellationToken)
    {
        var id = string.Join('.', analyses.Select(analysis =>
            analysis.Number.ToString(CultureInfo.InvariantCulture)));
        if (id == previous)
            return new DiagnosticReport("unchanged", id, null);
        return new DiagnosticReport("full", id, [.. analyses
            .Where(analysis => analysis.Document.Kind is not DocumentKind.Other)
            .SelectMany(analysis => DiagnosticFactory.CreateAll(analysis, client, cancellationToken))]);
    }
}
