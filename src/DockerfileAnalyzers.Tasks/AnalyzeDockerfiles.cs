using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model.DotNet;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Text;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Reports, or fixes, where no compiler does: F#, projects that compile nothing, and the targets that people call.
/// </summary>
public sealed class AnalyzeDockerfiles : DockerfileTask
{
    /// <summary>What <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The path of the project file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>Write fixes instead of reporting.</summary>
    public bool ApplyFixes { get; set; }

    /// <summary><c>Safe</c> or <c>Unsafe</c>: which fixes are applied.</summary>
    public string? FixSafety { get; set; }

    /// <summary>Ids of the rules to fix, separated by <c>;</c>; all where empty.</summary>
    public string? FixIds { get; set; }

    protected override void Run()
    {
        var files = InputFiles.Read(Files.Select(file => file.ItemSpec), ToPaths(ConfigFiles), ProjectFile, Listener);
        foreach (var path in files.Paths)
        {
            Guard(path, () =>
            {
                if (files.Find(path) is { } input)
                    Handle(files, input with { Config = input.Config.WithErrors(Policy.Errors) });
            });
        }
    }

    private protected override string ProjectPath => ProjectFile;

    private void Handle(InputFiles files, AnalysisInput input)
    {
        if (ApplyFixes && !FileSet.IsGenerated(input.File.Path))
            Fix(files, input);
        else if (ApplyFixes)
            Log.LogMessage(MessageImportance.High, "{0}",
                $"{input.File.Path} is written by the build: fix what it is made of");
        else
            Report(input);
    }

    private void Report(AnalysisInput input)
    {
        if (!input.IsIgnoreFile)
            Guard(input.File.Path, () => Explain(input));
        // What saves most comes first; the rest in the order of the file.
        foreach (var finding in RuleEngine.Analyze(input).Where(finding => !finding.IsSuppressed)
            .OrderByDescending(finding => finding.SavesBytes ?? 0))
        {
            var position = input.File.Lines.GetPosition(finding.Span.Start);
            Report(finding.Rule, finding.Severity, input.File.Path, position.Line + 1, position.Column + 1,
                finding.Message);
            if (finding.FullMessage != finding.Message)
                Log.LogMessage(MessageImportance.Low, "{0}", $"{finding.Rule.Id}: {finding.FullMessage}");
        }
    }

    // Why nothing is said of a command: read in a verbose log.
    private void Explain(AnalysisInput input)
    {
        if (AnalysisLimits.Explain(input.File) is not null)
            return;
        foreach (var (command, reason) in DotNetBuild.Of(Model.ModelBuilder.Build(input)).NotFollowed)
        {
            var position = input.File.Lines.GetPosition(command.Command.Span.Start);
            Log.LogMessage(MessageImportance.Low,
                $"{input.File.Path}({position.Line + 1},{position.Column + 1}): "
                    + $"which files 'dotnet {command.Verb}' finds is not judged: {reason}");
        }
    }

    private void Fix(InputFiles files, AnalysisInput input)
    {
        var all = SettingCatalog.FixSafety.Read(FixSafety) != "Safe";
        var ids = SettingCatalog.FixIds.Read(FixIds);
        bool IsWanted(Finding finding) => (all || finding.Fix!.Safety is Edits.FixSafety.Safe)
            && (ids.IsEmpty || ids.Contains(finding.Rule.Id, StringComparer.OrdinalIgnoreCase));
        try
        {
            var result = FileFixer.Apply(files, input, IsWanted);
            foreach (var line in result.Diffs.SelectMany(diff => diff.TrimEnd('\n').Split('\n')))
                Log.LogMessage(MessageImportance.High, "{0}", line);
            PrintSummary(input.File.Path, result.Applied, result.Left);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ReportUnfixed(input.File.Path, FileFixer.DescribeFailure(exception));
        }
    }

    // Of a file in which there is nothing to do, as of most in a solution, only a detailed log tells.
    private void PrintSummary(string path, int applied, int left)
    {
        var fixes = applied == 0 ? "nothing to fix" : $"{Count(applied, "fix", "fixes")} applied";
        var warnings = left == 0 ? "" : $", {Count(left, "warning", "warnings")} left";
        Log.LogMessage(applied + left > 0
            ? MessageImportance.High : MessageImportance.Low, "{0}", $"{path}: {fixes}{warnings}");
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
