using System.CommandLine;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>report</c>: what each image will weigh, and why.</summary>
internal sealed class ReportCommand
{
    private readonly ToolHost _host;
    private readonly FileOptions _files = new();

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = "The output format: text, json or html.",
        HelpName = "format",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The directory for the HTML page, the text file and the JSON file of each Dockerfile.",
        HelpName = "directory",
    };

    private ReportCommand(ToolHost host)
    {
        _host = host;
        _format.AcceptOnlyFromAmong("text", "json", "html");
    }

    public static Command Create(ToolHost host)
    {
        var report = new ReportCommand(host);
        var command = new Command("report", "Shows the layers of each image with their estimated sizes.")
        {
            report._format, report._output,
        };
        report._files.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(report.Run(parsed, cancellationToken)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = _files.CreateRequest(parsed, _host) with { MeasuresExactly = true };
        var inputs = InputReader.Read(request, cancellationToken);
        var folder = parsed.GetValue(_output) is { } output
            ? new ReportFolder(Path.GetFullPath(output, _host.Folder)) : null;
        foreach (var input in inputs.Files.Where(file => !file.Analysis.IsIgnoreFile))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = DisplayPath.Create(input.Path, _host.Folder);
            if (AnalysisLimits.Explain(input.Analysis.File) is { } reason)
                _host.Error.WriteLine($"{path}: no report, because the file {reason}");
            else
                Write(ReportRenderer.Render(input, cancellationToken), path, parsed.GetRequiredValue(_format), folder);
        }

        if (inputs.Files.IsEmpty && inputs.Problems.IsEmpty)
            ProblemWriter.WriteEmpty(request, _host);
        ProblemWriter.Write(inputs.Problems, _host);
        return inputs.Problems.IsEmpty ? ExitCode.Success : ExitCode.Error;
    }

    private void Write(RenderedReport report, string path, string format, ReportFolder? folder)
    {
        if (folder is null)
        {
            _host.Output.Writer.WriteLine(format switch
            {
                "json" => report.Json,
                "html" => report.Html,
                _ => VisibleText.EscapeLines(report.Text),
            });
            return;
        }

        try
        {
            var stem = folder.Write(path, (".html", report.Html), (".txt", report.Text), (".json", report.Json));
            _host.Output.WriteLine($"{path}: {new Uri(stem + ".html").AbsoluteUri}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                $"The report was not written because {TextFile.DescribeWriteFailure(exception)}");
        }
    }
}
