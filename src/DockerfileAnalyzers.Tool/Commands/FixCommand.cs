using System.CommandLine;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using DockerfileAnalyzers.Tool.Rules;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>fix</c>: applies fixes to files, or shows what they would change.</summary>
internal sealed class FixCommand
{
    private readonly ToolHost _host;
    private readonly FileOptions _files = new();

    private readonly Option<bool> _diff = new("--diff")
    {
        Description = "Prints what would change and writes nothing; the exit code is 1 where anything would.",
    };

    private readonly Option<bool> _unsafe = new("--unsafe-fixes")
    {
        Description = "Also applies fixes that may change what is built: look at the diff.",
    };

    private readonly Option<string[]> _rules = new("--rule", "-r")
    {
        Description = "Applies the fixes of this rule only; may be given several times.",
        DefaultValueFactory = _ => [],
    };

    private FixCommand(ToolHost host) => _host = host;

    public static Command Create(ToolHost host)
    {
        var fix = new FixCommand(host);
        var command = new Command("fix", "Applies safe fixes: every build that passes still passes.")
        {
            fix._diff, fix._unsafe, fix._rules,
        };
        fix._files.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(fix.Run(parsed, cancellationToken)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rules = parsed.GetRequiredValue(_rules).SelectMany(name => RuleFinder.Find(name)).Select(rule => rule.Id);
        var selection = new FixSelection(parsed.GetValue(_unsafe), [.. rules]);
        var isDry = parsed.GetValue(_diff);
        var inputs = InputReader.Read(_files.CreateRequest(parsed, _host), cancellationToken);
        var problems = inputs.Problems.ToList();
        var fixedFiles = new List<(ToolInput Input, FileFixes Fixes)>();
        foreach (var input in inputs.Files.Where(input => !FileSet.IsGenerated(input.Path)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fixes = FileFixer.Compute(input.Analysis, selection.Includes);
            fixedFiles.Add((input, fixes));
            try
            {
                Handle(input, fixes, isDry);
            }
            catch (Exception exception) when (exception is not ToolException
                and (IOException or UnauthorizedAccessException) && exception is not IOException { HResult: 32 })
            {
                problems.Add(new ToolProblem(DisplayPath.Create(input.Path, _host.Folder),
                    $"The file was not fixed because {TextFile.DescribeWriteFailure(exception)}"));
            }
        }

        WriteSummary(fixedFiles, isDry);
        ProblemWriter.Write(problems, _host);
        if (problems.Count > 0)
            return ExitCode.Error;
        return fixedFiles.Exists(file => isDry ? file.Fixes.HasChanges : file.Fixes.Left > 0)
            ? ExitCode.Findings : ExitCode.Success;
    }

    private void Handle(ToolInput input, FileFixes fixes, bool isDry)
    {
        if (isDry)
            _host.Output.Writer.Write(string.Concat(fixes.GetDiffs(file => DisplayPath.Create(file, _host.Folder))));
        else if (input.Files is null)
            _host.Output.Writer.Write(fixes.Text);
        else
            fixes.Write(input.Files);
    }

    private void WriteSummary(List<(ToolInput Input, FileFixes Fixes)> files, bool isDry)
    {
        foreach (var (input, fixes) in files.Where(file => file.Fixes.Applied > 0))
            _host.Error.Writer.WriteLine($"{DisplayPath.Create(input.Path, _host.Folder)}: "
                + $"{Plural.Of(fixes.Applied, "fix", "fixes")} {(isDry ? "available" : "applied")}");
        var left = files.Sum(file => file.Fixes.Left);
        var applied = files.Sum(file => file.Fixes.Applied);
        var outcome = $"{Plural.Of(applied, "fix", "fixes")} {(isDry ? "would be applied" : "applied")}.";
        _host.Error.Writer.WriteLine(applied == 0 ? "Nothing to fix." : outcome);
        if (left > 0)
            _host.Error.Writer.WriteLine($"{Plural.Of(left, "warning", "warnings")} left: run "
                + "'dockerfile-analyzers lint', or 'fix --unsafe-fixes --diff' to see what else can be fixed.");
    }
}
