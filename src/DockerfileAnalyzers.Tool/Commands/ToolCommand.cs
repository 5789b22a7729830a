using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary>The command line as a whole.</summary>
internal static class ToolCommand
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, ToolHost host)
    {
        var parsed = Create(host).Parse(args);
        if (parsed.Action is ParseErrorAction refusal)
            refusal.ShowHelp = false;
        try
        {
            var exitCode = parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = host.Output.Writer,
                Error = host.Error.Writer,
            });
            // What the parser refuses.
            return parsed.Errors.Count > 0 ? ExitCode.Error : exitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (IOException exception) when (ClosedPipe.Is(exception))
        {
            return ExitCode.ClosedPipe;
        }
        catch (ToolException exception)
        {
            host.Error.Writer.WriteLine($"error: {exception.Message}");
            return ExitCode.Error;
        }
    }

    private static RootCommand Create(ToolHost host)
    {
        var root = new RootCommand("Checks and fixes Dockerfiles: image size, build cache, security and correctness.")
        {
            LintCommand.Create(host), FixCommand.Create(host), ReportCommand.Create(host), ExplainCommand.Create(host),
            RulesCommand.Create(host), InitCommand.Create(host), McpCommand.Create(host),
        };
        root.SetAction(_ => new HelpAction().Invoke(root.Parse("")));
        root.Add(BaselineCommand.Create(host));
        return root;
    }
}
