using System.CommandLine;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Mcp;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>mcp</c>: serves coding agents.</summary>
internal static class McpCommand
{
    public static Command Create(ToolHost host)
    {
        var root = new Option<string>("--root")
        {
            Description = "The directory in which agents can read and write files.",
            HelpName = "directory",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command(
            "mcp", "Starts a Model Context Protocol server for coding agents on standard input and output.") { root };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await AgentServer.RunAsync(host, parsed.GetRequiredValue(root), cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }
}
