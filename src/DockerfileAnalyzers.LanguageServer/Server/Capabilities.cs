using DockerfileAnalyzers.LanguageServer.Actions;
using DockerfileAnalyzers.LanguageServer.Diagnostics;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.LanguageServer.Structure;

namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>The capabilities that are offered to a client.</summary>
internal static class Capabilities
{
    public static ServerCapabilities Create(ClientFeatures client) => new()
    {
        PositionEncoding = PositionEncodings.GetName(client.Encoding),
        Workspace = new WorkspaceServerCapabilities(new WorkspaceFoldersOptions(true, true)),
        DiagnosticProvider = client.PullsDiagnostics
            ? new DiagnosticOptions(DiagnosticFactory.Source, InterFileDependencies: true, WorkspaceDiagnostics: true)
            : null,
        CodeActionProvider = new CodeActionOptions(
            [ActionKinds.QuickFix, ActionKinds.FixAll, ActionKinds.CreateIgnoreFile], ResolveProvider: true),
        SemanticTokensProvider = new SemanticTokensOptions(
            new SemanticTokensLegend(SemanticTokensProvider.Types, []), Full: true, Range: true),
        ExecuteCommandProvider = new ExecuteCommandOptions(CommandNames.All, WorkDoneProgress: true),
    };
}
