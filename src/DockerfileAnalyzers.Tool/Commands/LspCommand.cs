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
        // Most clients pass this option; there is no other transport.
        var stdio = new Option<bool>("--stdio")
        {
            Description = "Uses standard input and output, which is also the default.",
        };
        var command = new Command(
            "lsp", "Starts a Language Server Protocol server for editors on standard input and output.") { stdio };
        command.SetAction((_, cancellationToken) => new EditorServer(
            host.OpenInput(), host.OpenOutput(), new EditorSources(RulePages.Read), host.Folder)
            .RunAsync(cancellationToken));
        return command;
    }
}
