namespace DockerfileAnalyzers.Model;

/// <summary>An image name taken apart: <c>registry/repository:tag@digest</c>.</summary>
/// <param name="Repository">Without <c>docker.io/</c> and <c>library/</c>, with any other registry: <c>node</c>, <c>mcr.microsoft.com/dotnet/sdk</c>.</param>
/// <param name="Tag"><see langword="null"/> where none is written.</param>
/// <param name="Digest">With its algorithm; <see langword="null"/> where none is written.</param>
public sealed record ImageReference(string Repository, string? Tag, string? Digest)
{
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@');
        var digest = at < 0 ? null : text.Substring(at + 1);
        var name = at < 0 ? text : text.Substring(0, at);
        var colon = name.LastIndexOf(':');
        var tag = colon > name.LastIndexOf('/') ? name.Substring(colon + 1) : null;
        var repository = tag is null ? name : name.Substring(0, colon);
        foreach (var prefix in new[] { "docker.io/", "index.docker.io/", "registry-1.docker.io/", "library/" })
        {
            if (repository.StartsWith(prefix, StringComparison.Ordinal))
                repository = repository.Substring(prefix.Length);
        }

        return new ImageReference(repository, tag, digest);
    }

    /// <summary><c>docker.io</c> where none is written.</summary>
    public string Registry => Repository.IndexOf('/') is > 0 and var slash && (Repository.IndexOfAny(new[] { '.', ':' }, 0, slash) >= 0 || Repository.StartsWith("localhost/", StringComparison.Ordinal))
        ? Repository.Substring(0, slash)
        : "docker.io";

    /// <summary>The last segment of the repository: <c>sdk</c> of <c>mcr.microsoft.com/dotnet/sdk</c>.</summary>
    public string Name => Repository.Substring(Repository.LastIndexOf('/') + 1);

    public bool IsScratch => Repository == "scratch";

    public override string ToString() => Repository + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);
}
