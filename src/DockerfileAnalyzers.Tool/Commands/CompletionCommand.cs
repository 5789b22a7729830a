using System.CommandLine;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>completion</c>: the script that lets a shell complete commands, options and their values.</summary>
internal static class CompletionCommand
{
    public static Command Create(ToolHost host)
    {
        var shell = new Argument<string>("shell")
        {
            Description = "The shell: bash, zsh, fish or pwsh.",
            HelpName = "shell",
        };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Prints the completion script for a shell.") { shell };
        command.SetAction(parsed =>
        {
            using var stream = typeof(CompletionCommand).Assembly
                .GetManifestResourceStream("completion/" + parsed.GetRequiredValue(shell))!;
            using var reader = new StreamReader(stream);
            host.Output.Writer.Write(reader.ReadToEnd().ReplaceLineEndings("\n"));
        });
        return command;
    }
}
