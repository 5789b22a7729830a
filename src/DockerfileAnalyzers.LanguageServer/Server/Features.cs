using DockerfileAnalyzers.LanguageServer.Diagnostics;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>The methods about documents.</summary>
internal static class Features
{
    public static void Register(MethodTable<RequestContext> methods)
    {
        var json = LspJson.Default;
        methods.Request("textDocument/diagnostic", json.DiagnosticParams, json.DiagnosticReport,
            (context, parameters, cancellationToken) => DiagnosticReports.Create(
                context.GetAnalysis(parameters.TextDocument.Uri, cancellationToken), parameters.PreviousResultId,
                context.Client, cancellationToken));
    }
}
