using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Text;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Reports, or fixes, where no compiler does: F#, projects that compile nothing, and the targets that people call.
/// </summary>
public sealed class AnalyzeDockerfiles : DockerfileTask
{
    /// <summary>The files that <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The path of the project file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>Write fixes instead of reporting.</summary>
    public bool ApplyFixes { get; set; }

    /// <summary>Print what the fixes change and write nothing.</summary>
    public bool DryRun { get; set; }

    /// <summary><c>Safe</c> or <c>Unsafe</c>: which fixes are applied.</summary>
    public string? FixSafety { get; set; }

    /// <summary>Ids of the rules to fix, separated by <c>;</c>; all where empty.</summary>
    public string? FixIds { get; set; }

    protected override void Run()
    {
        var files = InputFiles.Read(Files.Select(file => file.ItemSpec), Settings, Listener);
        var analysis = new DockerfileAnalysis(files, Settings, Listener);
        if (ApplyFixes)
            Fix(analysis);
        else
            Report(analysis);
    }

    private protected override string ProjectPath => ProjectFile;

    private void Report(DockerfileAnalysis analysis)
    {
        foreach (var problem in analysis.Analyze())
        {
            Log.LogProblem(problem, Pages);
            if (problem.Finding is { } finding && finding.FullMessage != problem.Message)
                Log.LogMessage(MessageImportance.Low, "{0}", $"{problem.Rule.Id}: {finding.FullMessage}");
        }
    }

    private void Fix(DockerfileAnalysis analysis)
    {
        var selection = FixSelection.Parse(FixSafety, FixIds) with { IsDryRun = DryRun };
        var (applied, unsafeFixes) = (0, 0);
        foreach (var file in analysis.Fix(selection).Where(file => !file.IsQuiet))
        {
            Write(file.Diffs.SelectMany(diff => diff.TrimEnd('\n').Split('\n')));
            Write([file.Summary]);
            Write(file.Left.Select(left =>
                $"  {left.Place}: {left.Rule.Id}: {left.Message} [{selection.Explain(left.Finding!)}]"));
            applied += file.Applied;
            unsafeFixes += file.Left.Count(left => left.Finding!.Fix is not null && selection.Names(left.Finding));
        }

        if (DryRun && applied > 0)
            Write(["This was a dry run; no file was changed"]);
        if (unsafeFixes > 0 && !selection.IncludesUnsafe)
            Write([$"To also apply {Plural.Of(unsafeFixes, "unsafe fix", "unsafe fixes")}, add "
                + "-p:DockerfileFixSafety=Unsafe and review the changes"]);
    }

    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Log.LogMessage(MessageImportance.High, "{0}", line);
    }
}
