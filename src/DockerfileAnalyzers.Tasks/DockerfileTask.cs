using DockerfileAnalyzers.Discovery;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// The common behavior of all tasks: findings become messages of the build, and an internal error becomes one
/// warning. No exception reaches MSBuild, which would print its stack and fail the build.
/// </summary>
public abstract class DockerfileTask : Microsoft.Build.Utilities.Task
{
    /// <summary>.editorconfig and .globalconfig files.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = Array.Empty<ITaskItem>();

    public bool TreatWarningsAsErrors { get; set; }

    public string? NoWarn { get; set; }

    public string? WarningsAsErrors { get; set; }

    public string? WarningsNotAsErrors { get; set; }

    /// <summary>The folder of the rules' pages; empty: no link to a page follows a message.</summary>
    public string? Pages { get; set; }

    /// <summary>
    /// The path of the project file: failures are reported there, and global configuration files above it count.
    /// </summary>
    private protected abstract string ProjectPath { get; }

    private protected virtual bool IsSuccess => !Log.HasLoggedErrors;

    /// <summary>Logs what is found as messages of the build.</summary>
    private protected HostLog Listener => new BuildLog(this);

    private protected HostSettings Settings => new()
    {
        Policy = new WarningPolicy(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors),
        ConfigFiles = ConfigFiles.Select(item => item.GetMetadata("FullPath")).ToImmutableArray(),
        ProjectFile = ProjectPath,
    };

    public sealed override bool Execute()
    {
        // Not the file with the task: it belongs to the package and cannot be changed.
        Listener.Guard(ProjectPath, Run);
        return IsSuccess;
    }

    protected abstract void Run();

    /// <summary>Paths as items, which MSBuild does not take for patterns or lists.</summary>
    private protected static ITaskItem[] ToItems(IEnumerable<string> paths) =>
        paths.Select(path => (ITaskItem)new Microsoft.Build.Utilities.TaskItem(Escape(path))).ToArray();

    /// <summary>Items of the form <c>Name=value</c>.</summary>
    private protected static IEnumerable<KeyValuePair<string, string>> ToPairs(string[] items) =>
        items.Select(item => item.Split(new[] { '=' }, 2)).Where(pair => pair.Length == 2)
            .Select(pair => new KeyValuePair<string, string>(pair[0].Trim(), pair[1]));

    private static string Escape(string path) =>
        path.Replace("%", "%25").Replace(";", "%3B").Replace("*", "%2A")
            .Replace("?", "%3F").Replace("$", "%24").Replace("@", "%40").Replace("(", "%28").Replace(")", "%29");

    private sealed class BuildLog(DockerfileTask task) : HostLog(task.GetType().Name, task.Settings)
    {
        public override void Report(Problem problem) => task.Log.LogProblem(problem, task.Pages);

        public override void Trace(string message) =>
            task.Log.LogMessage(MessageImportance.Low, "{0}", "DockerfileAnalyzers: " + message);
    }
}
