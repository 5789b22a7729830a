using System.Collections.Concurrent;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The contents of build contexts, for all projects of one build: a context that several of them share is walked once,
/// and once more after a file or folder was added, renamed or removed in it. A file that grows during a build is
/// measured by the next one.
/// </summary>
internal sealed class ContextListings
{
    private readonly ConcurrentDictionary<(string Context, string Sources), Listing> _listings = new();

    /// <summary>The manifest of a context.</summary>
    /// <param name="sources">The folder that the sources of the project are in.</param>
    public string GetManifest(string context, string sources)
    {
        if (!_listings.TryGetValue((context, sources), out var listing) || !listing.IsCurrent)
        {
            var walker = new ContextWalker(context) { Sources = sources };
            _listings[(context, sources)] = listing = new Listing(walker.Walk().ToString(), walker.Folders);
        }

        return listing.Manifest;
    }

    // The time of a folder changes with what is directly in it: a look at each folder instead of at each file.
    private sealed class Listing(string manifest, IReadOnlyCollection<KeyValuePair<string, DateTime>> folders)
    {
        public string Manifest { get; } = manifest;

        public bool IsCurrent => folders.All(folder => Directory.GetLastWriteTimeUtc(folder.Key) == folder.Value);
    }
}
