using System.CommandLine;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>lint</c>: reports what is found.</summary>
internal sealed class LintCommand
{
    private readonly ToolHost _host;

    private readonly FileOptions _files = new();

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = "How findings are written.",
        DefaultValueFactory = _ => "human",
    };

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "The lowest severity of findings that makes the exit code 1.",
        DefaultValueFactory = _ => "warning",
    };

    private LintCommand(ToolHost host)
    {
        _host = host;
        _format.AcceptOnlyFromAmong([.. OutputFormat.All.Select(format => format.Name)]);
        _failOn.AcceptOnlyFromAmong("error", "warning", "info", "never");
    }

    public static Command Create(ToolHost host)
    {
        var lint = new LintCommand(host);
        var command = new Command("lint", "Checks Dockerfiles and .dockerignore files.")
        {
            lint._format, lint._failOn,
        };
        lint._files.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(lint.Run(parsed, cancellationToken)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = Linter.Run(_files.CreateRequest(parsed, _host), cancellationToken);
        OutputFormat.Find(parsed.GetRequiredValue(_format))!.Write(result, _host.Output);
        foreach (var problem in result.Problems)
            _host.Error.Writer.WriteLine($"{problem.DisplayPath}: error: {problem.Message}");
        return GetExitCode(result, parsed.GetRequiredValue(_failOn));
    }

    private static int GetExitCode(LintResult result, string failOn)
    {
        if (!result.Problems.IsEmpty)
            return ExitCode.Error;
        var lowest = failOn switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "info" => Severity.Info,
            _ => (Severity?)null,
        };
        return result.Files.Any(file => file.Reported.Any(finding => finding.Severity >= lowest))
            ? ExitCode.Findings : ExitCode.Success;
    }
}
