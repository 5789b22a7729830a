namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>
/// Collects garbage while nobody waits for an answer. An analysis of a long file creates more than a megabyte: without
/// this, the runtime would collect during an analysis after every few keystrokes.
/// </summary>
internal sealed class IdleCollection
{
    /// <summary>Bytes: half of what the runtime lets the program create before it collects.</summary>
    private const long Step = 8_000_000;

    private long _allocated;

    /// <summary>Collects the youngest objects, if there are many new ones.</summary>
    public void Run()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - _allocated < Step)
            return;
        _allocated = allocated;
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
    }
}
