using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Rules.Engine;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// What every task of the package does alike: findings become messages of the build, and a failure of ours becomes one
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

    /// <summary>
    /// The project file, where the task is given its path: global configuration files above it count.
    /// </summary>
    private protected virtual string ProjectPath => "";

    private protected virtual bool IsSuccess => !Log.HasLoggedErrors;

    /// <summary>Logs what a discovery finds as messages of the build.</summary>
    private protected DiscoveryLog Listener => new BuildLog(this);

    private protected WarningPolicy Policy => new(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors);

    public sealed override bool Execute()
    {
        Guard(BuildEngine?.ProjectFileOfTaskNode ?? "", Run);
        return IsSuccess;
    }

    protected abstract void Run();

    /// <summary>Runs a part of the task for one file: whatever happens, the other files have their turn.</summary>
    protected void Guard(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Never an error, whatever the settings: a build must not fail for a mistake of ours.
            var failure = RuleEngine.CreateFailure(GetType().Name, exception);
            Log.LogWarning(null, failure.Rule.Id, null, failure.Rule.HelpLink, path, 0, 0, 0, 0, "{0}",
                $"{failure.Message} ({failure.Rule.HelpLink})");
            Log.LogMessage(MessageImportance.Low, "{0}", exception.ToString());
        }
    }

    /// <summary>Reports a file of the project that was not read.</summary>
    /// <param name="reason">What is wrong, and after a semicolon what to do.</param>
    protected void ReportUnread(string path, string reason) =>
        ReportInaccessible(path, InaccessibleFile.DescribeUnread(Path.GetFileName(path), reason));

    /// <summary>Reports a file whose fixes were not written.</summary>
    protected void ReportUnfixed(string path, string reason) =>
        ReportInaccessible(path, InaccessibleFile.DescribeUnfixed(Path.GetFileName(path), reason));

    private void ReportInaccessible(string path, string message)
    {
        var rule = InaccessibleFile.Rule;
        var config = ReadConfigs(new[] { path }).GetConfig(path);
        Report(rule, SeverityResolver.Resolve(rule, config), path, 0, 0, message);
    }

    /// <summary>
    /// The settings for some files, of all that the project knows, and of what lies beside and above them.
    /// </summary>
    private protected EditorConfigSet ReadConfigs(IEnumerable<string> paths) =>
        InputFiles.ReadConfigs(ToPaths(ConfigFiles), paths, ProjectPath);

    private protected static IEnumerable<string> ToPaths(ITaskItem[] items) =>
        items.Select(item => item.GetMetadata("FullPath"));

    /// <summary>A path as an item, which MSBuild does not take for a pattern or a list.</summary>
    private protected static string Escape(string path) =>
        path.Replace("%", "%25").Replace(";", "%3B").Replace("*", "%2A")
        .Replace("?", "%3F").Replace("$", "%24").Replace("@", "%40").Replace("(", "%28").Replace(")", "%29");

    protected void Report(RuleDescriptor rule, Severity severity, string path, int line, int column, string message)
    {
        message += $" ({rule.HelpLink})";
        severity = Policy.Apply(rule.Id, severity);
        if (severity is Severity.Error)
            Log.LogError(null, rule.Id, null, rule.HelpLink, path, line, column, 0, 0, "{0}", message);
        else if (severity is Severity.Warning)
            Log.LogWarning(null, rule.Id, null, rule.HelpLink, path, line, column, 0, 0, "{0}", message);
        else if (severity is not Severity.None)
            Log.LogMessage(null, rule.Id, null, path, line, column, 0, 0, MessageImportance.Low, "{0}", message);
    }

    private sealed class BuildLog(DockerfileTask task) : DiscoveryLog
    {
        public override void ReportUnread(string path, string reason) => task.ReportUnread(path, reason);

        public override void Trace(string message) =>
            task.Log.LogMessage(MessageImportance.Low, "{0}", "DockerfileAnalyzers: " + message);

        public override void Guard(string path, Action action) => task.Guard(path, action);
    }
}
