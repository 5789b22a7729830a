using DockerfileAnalyzers.Tool.Hosting;
using System.CommandLine;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>lint</c>: reports what is found.</summary>
internal sealed class LintCommand
{
    private readonly ToolHost _host;

    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Files and folders to check; '-' is standard input. Default: the current folder.",
        DefaultValueFactory = _ => ["."],
    };

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

    private readonly Option<string> _stdinFilename = new("--stdin-filename")
    {
        Description = "The name under which standard input is checked.",
        DefaultValueFactory = _ => "Dockerfile",
    };

    private readonly Option<string?> _project = new("--project")
    {
        Description = "The .NET project that the Dockerfiles belong to.",
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
            lint._paths, lint._format, lint._failOn, lint._stdinFilename, lint._project,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(lint.Run(parsed, cancellationToken)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = parsed.GetRequiredValue(_paths);
        var result = Linter.Run(new LintRequest([.. paths])
        {
            Folder = _host.Folder,
            StandardInput = paths.Contains("-") ? _host.Input.ReadToEnd() : "",
            StandardInputPath = parsed.GetRequiredValue(_stdinFilename),
            Project = parsed.GetValue(_project) is { } project ? Path.GetFullPath(project, _host.Folder) : null,
        }, cancellationToken);
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
