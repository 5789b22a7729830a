using System.CommandLine;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Formats;
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
        Description = "Prints the changes without writing them; the exit code is 1 if there are any.",
    };

    private readonly Option<bool> _unsafe = new("--unsafe-fixes")
    {
        Description = "Also applies fixes that can change the behavior of the image; review the changes.",
    };

    private readonly Option<string[]> _rules = new("--rule", "-r")
    {
        Description = "Applies only the fixes of this rule; can be repeated.",
        HelpName = "rule",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _addIgnore = new("--add-ignore")
    {
        Description = "Suppresses the findings with comments instead of fixing them.",
    };

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "The reason for the suppression, with '--add-ignore'.",
        HelpName = "text",
    };

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "Whether the exit code is 1 if warnings remain: warning or never.",
        HelpName = "severity",
        DefaultValueFactory = _ => "warning",
    };

    private readonly Option<bool> _noBaseline = new("--no-baseline")
    {
        Description = "Also fixes findings in the baseline.",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Suppresses the summary.",
    };

    private FixCommand(ToolHost host)
    {
        _host = host;
        _failOn.AcceptOnlyFromAmong("warning", "never");
        RuleFinder.AddCompletions(_rules);
    }

    public static Command Create(ToolHost host)
    {
        var fix = new FixCommand(host);
        var command = new Command("fix", "Applies safe fixes; every build that passed before still passes.")
        {
            fix._diff, fix._unsafe, fix._rules, fix._addIgnore, fix._reason, fix._failOn,
            fix._noBaseline, fix._quiet,
        };
        command.Validators.Add(fix.Validate);
        fix._files.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(fix.Run(parsed, cancellationToken)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rules = parsed.GetRequiredValue(_rules).SelectMany(name => RuleFinder.Find(name)).Select(rule => rule.Id);
        var selection = new FixSelection(parsed.GetValue(_unsafe), [.. rules]);
        var isDry = parsed.GetValue(_diff);
        var request = _files.CreateRequest(parsed, _host) with { IgnoresBaseline = parsed.GetValue(_noBaseline) };
        var inputs = InputReader.Read(request, cancellationToken);
        var addsIgnore = parsed.GetValue(_addIgnore);
        var reason = parsed.GetValue(_reason);
        if (addsIgnore)
            IgnoreComments.Check(inputs, selection, reason, _host.Folder);
        var problems = inputs.Problems.ToList();
        var fixedFiles = new List<(ToolInput Input, FileFixes Fixes)>();
        var shared = new ContextFindings();
        foreach (var input in inputs.Files.Where(input => !FileSet.IsGenerated(input.Path)))
        {
            if (cancellationToken.IsCancellationRequested)
                break;
            var fixes = addsIgnore ? IgnoreComments.Compute(input.Analysis, selection, reason)
                : FileFixer.Compute(input.Analysis, finding => !shared.IsRepeated(input.Analysis, finding),
                    selection.Includes);
            if (isDry || input.Files is null)
                Print(fixes, isDry);
            else if (FindWriteProblem(input, fixes, input.Files) is { } problem)
            {
                problems.Add(problem);
                continue;
            }

            fixedFiles.Add((input, fixes));
        }

        if (inputs.Files.IsEmpty && inputs.Problems.IsEmpty)
            ProblemWriter.WriteEmpty(request, _host);
        var changes = isDry ? [] : FollowBaselines(fixedFiles, inputs.Configuration, problems);
        if (!parsed.GetValue(_quiet))
        {
            if (addsIgnore)
                WriteSuppressed(fixedFiles, isDry);
            else
                WriteSummary(fixedFiles, isDry, hasProblems: problems.Count > 0);
            WriteBaselines(changes);
        }

        ProblemWriter.Write(ToolProblem.Sort(problems), _host);
        // The changes that were made before are still reported.
        if (cancellationToken.IsCancellationRequested)
        {
            _host.Error.WriteLine("Canceled; the remaining files were not changed.");
            return ExitCode.Cancelled;
        }

        if (problems.Count > 0)
            return ExitCode.Error;
        var fails = parsed.GetValue(_failOn) != "never";
        return fixedFiles.Exists(file => isDry ? file.Fixes.HasChanges : fails && !file.Fixes.Left.IsEmpty)
            ? ExitCode.Findings : ExitCode.Success;
    }

    private void Print(FileFixes fixes, bool isDry)
    {
        if (isDry)
            _host.Output.WriteLines(string.Concat(fixes.GetDiffs(file => DisplayPath.Create(file, _host.Folder))));
        else
            _host.Output.WriteLines(fixes.Text);
    }

    private ToolProblem? FindWriteProblem(ToolInput input, FileFixes fixes, InputFiles files)
    {
        try
        {
            fixes.Write(files);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ToolProblem(DisplayPath.Create(input.Path, _host.Folder),
                $"The file was not fixed because {TextFile.DescribeWriteFailure(exception)}");
        }
    }

    private void Validate(System.CommandLine.Parsing.CommandResult result)
    {
        if (result.GetValue(_reason) is not null && !result.GetValue(_addIgnore))
            result.AddError("'--reason' requires '--add-ignore'.");
        if (result.GetValue(_unsafe) && result.GetValue(_addIgnore))
            result.AddError("'--add-ignore' cannot be combined with '--unsafe-fixes'.");
    }

    private void WriteSuppressed(List<(ToolInput Input, FileFixes Fixes)> files, bool isDry)
    {
        WriteCounts(files, count =>
            $"{Plural.Of(count, "finding", "findings")} {(isDry ? "to suppress" : "suppressed")}");
        if (files.TrueForAll(file => file.Fixes.Applied == 0))
            _host.Error.WriteLine("Nothing to suppress.");
    }

    private void WriteSummary(List<(ToolInput Input, FileFixes Fixes)> files, bool isDry, bool hasProblems)
    {
        WriteCounts(files, count => $"{Plural.Of(count, "fix", "fixes")} {(isDry ? "available" : "applied")}");
        var applied = files.Sum(file => file.Fixes.Applied);
        var outcome = $"{Plural.Of(applied, "fix", "fixes")} {(isDry ? "would be applied" : "applied")}.";
        if (applied > 0 || !hasProblems)
            _host.Error.WriteLine(applied == 0 ? "Nothing to fix." : outcome);
        // As 'lint' counts them.
        var counts = Summary.DescribeCounts(severity => files.Sum(file => severity is Severity.Info
            ? file.Fixes.Suggestions.Length : file.Fixes.Left.Count(left => left.Severity == severity)));
        if (counts.Length > 0)
            _host.Error.WriteLine($"{counts} left; run "
                + "'dockerfile-analyzers lint' to list them, or 'fix --unsafe-fixes --diff' to preview unsafe fixes.");
    }

    // Facts about an instruction are still valid after a fix changed its text.
    private List<BaselineChange> FollowBaselines(
        List<(ToolInput Input, FileFixes Fixes)> files, ConfigurationSet configuration, List<ToolProblem> problems)
    {
        var changes = new List<BaselineChange>();
        foreach (var group in files.Where(file => file.Input.Files is not null && file.Fixes.Applied > 0)
            .GroupBy(file => BaselineFiles.Find(file.Input.Path, configuration)).Where(group => group.Key is not null))
        {
            try
            {
                changes.Add(BaselineWriter.Follow(
                    group.Key!, [.. group.Select(file => (file.Input.Analysis, GetFixed(file.Input, file.Fixes)))]));
            }
            catch (Exception exception) when (RegularFile.IsReadFailure(exception))
            {
                problems.Add(new ToolProblem(DisplayPath.Create(group.Key!, _host.Folder),
                    $"The baseline was not updated because {TextFile.DescribeWriteFailure(exception)}"));
            }
        }

        foreach (var change in changes.Where(change => change.Added + change.Removed > 0))
        {
            for (var i = 0; i < files.Count; i++)
            {
                var (input, fixes) = files[i];
                if (input.Analysis.Baseline?.Path == change.Path && fixes.Applied > 0)
                    files[i] = (input, fixes.Recount(GetFixed(input, fixes) with { Baseline = change.After }));
            }
        }

        return changes;
    }

    private void WriteBaselines(List<BaselineChange> changes)
    {
        foreach (var change in changes.Where(change => change.Added + change.Removed > 0))
            _host.Error.WriteLine(
                change.Describe(DisplayPath.Create(change.Path, _host.Folder)) + " after the fixes");
    }

    private static AnalysisInput GetFixed(ToolInput input, FileFixes fixes) =>
        input.Analysis with { File = new SourceFile(input.Path, fixes.Text) };

    private void WriteCounts(List<(ToolInput Input, FileFixes Fixes)> files, Func<int, string> describe)
    {
        foreach (var (input, fixes) in files.Where(file => file.Fixes.Applied > 0))
            _host.Error.WriteLine(
                $"{DisplayPath.Create(input.Path, _host.Folder)}: {describe(fixes.Applied)}");
    }
}
