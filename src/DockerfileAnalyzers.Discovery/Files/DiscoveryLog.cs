namespace DockerfileAnalyzers.Discovery;

/// <summary>Messages to the host while files are found and read. This implementation ignores them.</summary>
public class DiscoveryLog
{
    /// <summary>Says nothing.</summary>
    public static DiscoveryLog None { get; } = new();

    /// <summary>A file of the project that was not read: the user should know.</summary>
    /// <param name="reason">
    /// Completes "it was not read because …": what is wrong, and after a semicolon what to do.
    /// </param>
    public virtual void ReportUnread(string path, string reason)
    {
    }

    /// <summary>A file whose fixes are not written.</summary>
    /// <param name="reason">As in <see cref="ReportUnread"/>.</param>
    public virtual void ReportUnfixed(string path, string reason)
    {
    }

    /// <summary>Logs what was searched and found, for verbose logs.</summary>
    public virtual void Trace(string message)
    {
    }

    /// <summary>Runs what is done for one file: a host can keep its failure from the other files.</summary>
    public virtual void Guard(string path, Action action) => action();
}
