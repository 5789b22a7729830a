using System.CommandLine;
using System.CommandLine.Invocation;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Tool.Help;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary>The command line as a whole.</summary>
internal static class ToolCommand
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, ToolHost host)
    {
        var root = Create(host);
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction refusal)
            refusal.ShowHelp = false;
        try
        {
            if (FindForgottenCommand(root, args, host.Folder) is { } hint)
                throw new ToolException(hint);
            var exitCode = parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = host.Output.Writer,
                Error = host.Error.Writer,
            });
            // The parser rejects the arguments.
            return parsed.Errors.Count > 0 ? ExitCode.Error : exitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception exception)
        {
            Report(exception, host.Error);
            return ExitCode.Error;
        }
    }

    private static void Report(Exception exception, ToolOutput error)
    {
        try
        {
            error.WriteLine("error: " + Describe(exception));
            // For the one who is to find it.
            if (exception is not (ToolException or IOException or UnauthorizedAccessException))
                error.WriteLines(exception + "\n");
        }
        catch (IOException)
        {
            // Nobody can be told.
        }
    }

    private static string Describe(Exception exception) => exception switch
    {
        ToolException => exception.Message,
        IOException => $"The output was not written because writing it failed ({exception.Message.TrimEnd('.')})",
        _ => RuleEngine.CreateFailure("The tool", exception).Message,
    };

    // As other linters are called.
    private static string? FindForgottenCommand(RootCommand root, string[] args, string folder) =>
        args is [var first, ..] && root.Subcommands.All(command => command.Name != first)
        && (first == "-" || RegularFile.Exists(Path.GetFullPath(first, folder)))
            ? $"'{first}' is not a command; did you mean 'dockerfile-analyzers lint {first}'?" : null;

    internal static RootCommand Create(ToolHost host)
    {
        var root = new RootCommand("Checks and fixes Dockerfiles: image size, build cache, security and correctness.")
        {
            LintCommand.Create(host), FixCommand.Create(host), ReportCommand.Create(host), ExplainCommand.Create(host),
            RulesCommand.Create(host), InitCommand.Create(host), McpCommand.Create(host),
            LspCommand.Create(host),
        };
        root.Add(BaselineCommand.Create(host));
        root.Add(CompletionCommand.Create(host));
        root.Add(HelpCommand.Create(root, host));
        HelpWithTopics.AddTo(root);
        root.SetAction(parsed => root.Parse(["--help"]).Invoke(parsed.InvocationConfiguration));
        return root;
    }
}
