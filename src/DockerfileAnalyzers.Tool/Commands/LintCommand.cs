using System.CommandLine;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>lint</c>: reports what is found.</summary>
internal sealed class LintCommand
{
    private readonly ToolHost _host;

    private readonly FileOptions _files = new();

    private readonly OutputOptions _output = new();

    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description = "The lowest severity of findings for which the exit code is 1: error, warning (default), info "
            + "or never.",
        HelpName = "severity",
    };

    private readonly Option<bool> _showSettings = new("--show-settings")
    {
        Description = "Prints the settings of each file and where they come from, without checking the files.",
    };

    private readonly Option<bool> _noBaseline = new("--no-baseline")
    {
        Description = "Also reports findings in the baseline.",
    };

    private LintCommand(ToolHost host)
    {
        _host = host;
        _failOn.AcceptOnlyFromAmong("error", "warning", "info", "never");
    }

    public static Command Create(ToolHost host)
    {
        var lint = new LintCommand(host);
        var command = new Command("lint", "Checks Dockerfiles and .dockerignore files.")
        {
            lint._failOn, lint._showSettings, lint._noBaseline,
        };
        lint._files.AddTo(command);
        lint._output.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(lint.Run(parsed, cancellationToken)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_showSettings))
            return ShowSettings(parsed, cancellationToken);
        using var progress = _output.CreateProgress(parsed, _host);
        var request = _files.CreateRequest(parsed, _host) with
        {
            Progress = progress.Report,
            IgnoresBaseline = parsed.GetValue(_noBaseline),
            HasFingerprints = _output.HasFingerprints(parsed),
        };
        var result = _output.Filter(parsed, Linter.Run(request, cancellationToken));
        progress.Dispose();
        ProblemWriter.Write(result.Problems, _host);
        _output.Write(parsed, result, _host);
        if (!_output.IsQuiet(parsed))
            ProblemWriter.WriteUnknown(result.UnknownProjects, request.EvaluatesProjects, _host);
        if (result.Files.IsEmpty && result.Problems.IsEmpty)
            ProblemWriter.WriteEmpty(request, _host);
        return GetExitCode(result, parsed.GetValue(_failOn));
    }

    private int ShowSettings(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = _files.CreateRequest(parsed, _host);
        var inputs = InputReader.Read(request, cancellationToken);
        foreach (var input in inputs.Files)
            SettingsWriter.Write(
                EffectiveSettings.Of(input.Path, request.Settings), inputs.GetFailOn(input.Path), _host);
        ProblemWriter.Write(inputs.Problems, _host);
        return inputs.Problems.IsEmpty ? ExitCode.Success : ExitCode.Error;
    }

    private static int GetExitCode(LintResult result, string? failOn)
    {
        if (!result.Problems.IsEmpty)
            return ExitCode.Error;
        return result.Files.Any(file =>
            SeverityName.Parse(failOn ?? file.FailOn ?? "warning") is { } lowest
            && file.Reported.Any(finding => finding.Severity >= lowest))
            ? ExitCode.Findings : ExitCode.Success;
    }
}
