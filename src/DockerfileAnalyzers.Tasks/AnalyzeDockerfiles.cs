using DockerfileAnalyzers.Discovery;
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
            Log.LogProblem(problem);
            if (problem.Finding is { } finding && finding.FullMessage != problem.Message)
                Log.LogMessage(MessageImportance.Low, "{0}", $"{problem.Rule.Id}: {finding.FullMessage}");
        }
    }

    private void Fix(DockerfileAnalysis analysis)
    {
        foreach (var file in analysis.Fix(FixSelection.Parse(FixSafety, FixIds)))
        {
            foreach (var line in file.Diffs.SelectMany(diff => diff.TrimEnd('\n').Split('\n')))
                Log.LogMessage(MessageImportance.High, "{0}", line);
            Log.LogMessage(file.IsClean ? MessageImportance.Low : MessageImportance.High, "{0}", file.Summary);
        }
    }
}
