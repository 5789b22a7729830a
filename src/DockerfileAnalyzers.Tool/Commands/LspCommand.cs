using System.CommandLine;
using DockerfileAnalyzers.LanguageServer.Server;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using DockerfileAnalyzers.Tool.Rules;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>lsp</c>: serves editors.</summary>
internal static class LspCommand
{
    public static Command Create(ToolHost host)
    {
        // What most clients pass; there is no other way to talk.
        var stdio = new Option<bool>("--stdio")
        {
            Description = "Talks on standard input and output; it always does.",
        };
        var command = new Command(
            "lsp", "Serves editors: a server of the Language Server Protocol on standard input and output.") { stdio };
        command.SetAction((_, cancellationToken) => new EditorServer(
            host.OpenInput(), host.OpenOutput(), new EditorSources(RulePages.Read), host.Folder)
            .RunAsync(cancellationToken));
        return command;
    }
}
