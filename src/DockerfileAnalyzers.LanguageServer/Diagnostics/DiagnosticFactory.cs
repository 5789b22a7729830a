using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Diagnostics;

/// <summary>Findings as the protocol has them.</summary>
internal static class DiagnosticFactory
{
    /// <summary>Who found it.</summary>
    public const string Source = "dockerfile-analyzers";

    /// <summary>The diagnostics of a document.</summary>
    public static Diagnostic[] CreateAll(
        DocumentAnalysis analysis, ClientFeatures client, CancellationToken cancellationToken) =>
        [.. analysis.GetReported(cancellationToken).Select(finding => Create(analysis, finding, client))];

    public static Diagnostic Create(DocumentAnalysis analysis, Finding finding, ClientFeatures client)
    {
        var document = analysis.Document;
        // A whole instruction of many lines is not underlined.
        var span = document.File.GetFirstLine(finding.Span);
        return new Diagnostic(
            document.Positions.GetRange(span), ToNumber(finding.Severity), finding.Rule.Id, Source, finding.Message,
            finding.Rule.HelpLink is { } link ? new CodeDescription(link) : null, DiagnosticTags.Find(finding.Rule.Id),
            client.ShowsRelatedInformation ? OtherPlace.Find(analysis, finding) : null);
    }

    private static int ToNumber(Severity severity) => severity switch
    {
        Severity.Error => 1,
        Severity.Warning => 2,
        _ => 3,
    };
}
