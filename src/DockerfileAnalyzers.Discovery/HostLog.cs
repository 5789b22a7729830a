using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Engine;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Messages to a host as problems to report: a file that is not read, and an internal error, which is one warning and
/// does not prevent the analysis of other files.
/// </summary>
/// <param name="name">The part that fails, as the warning names it.</param>
public abstract class HostLog(string name, HostSettings settings) : DiscoveryLog
{
    /// <summary>Tells the user.</summary>
    public abstract void Report(Problem problem);

    /// <inheritdoc />
    public override void ReportUnread(string path, string reason) =>
        ReportInaccessible(path, InaccessibleFile.DescribeUnread(Path.GetFileName(path), reason));

    /// <inheritdoc />
    public override void ReportUnfixed(string path, string reason) =>
        ReportInaccessible(path, InaccessibleFile.DescribeUnfixed(Path.GetFileName(path), reason));

    /// <inheritdoc />
    public override void Guard(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Never an error, whatever the settings: a build must not fail because of our mistake.
            var failure = RuleEngine.CreateFailure(name, exception);
            Report(new Problem(failure.Rule, Severity.Warning, path, 0, 0, failure.Message));
            Trace(exception.ToString());
        }
    }

    private void ReportInaccessible(string path, string message)
    {
        var rule = InaccessibleFile.Rule;
        var config = settings.ReadConfigs(new[] { path }).GetConfig(path);
        if (settings.GetSeverity(rule, config) is not Severity.None and var severity)
            Report(new Problem(rule, severity, path, 0, 0, message));
    }
}
