namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>The locations of files in base images.</summary>
internal static class ImageLayout
{
    // From the Filesystem Hierarchy Standard, and additional directories in language images.
    private static readonly ImmutableHashSet<string> s_systemFolders = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "bin", "boot", "dev", "etc", "go", "home", "lib", "lib32", "lib64", "libx32", "media", "mnt", "opt", "proc",
        "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var");

    // Folders of the system that are there for others to fill.
    private static readonly string[] s_emptyFolders = { "/opt/", "/srv/", "/mnt/", "/media/", "/tmp/", "/usr/src/" };

    private static readonly ImmutableHashSet<string> s_systemImages = ImmutableHashSet.Create(
        StringComparer.Ordinal, "debian", "ubuntu", "alpine", "busybox", "fedora", "rockylinux", "almalinux");

    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<string>>> s_folders = new(() =>
        TableFile.Read("image-folders.tsv")
            .ToImmutableDictionary(row => row[0], row => row[1].Split(' ').ToImmutableArray()));

    /// <summary>Whether an image is known to have a folder that not every system has.</summary>
    public static bool HasFolder(string repository, string path) =>
        s_folders.Value.TryGetValue(repository, out var folders) && folders.Contains(path);

    /// <summary>
    /// Whether an image may bring a file or folder of this path. Images of a system, of a language and of .NET hold
    /// nothing outside the folders of a system; of others that is not known.
    /// </summary>
    /// <param name="facts"><see langword="null"/> for an image that no table knows.</param>
    public static bool MayHold(ImageFacts? facts, string path)
    {
        if (facts?.Os is OsFamily.Scratch)
            return path == "/";
        if (facts is null || !HoldsSystemOnly(facts))
            return true;
        var end = path.IndexOf('/', 1);
        var top = end < 0 ? path.Substring(1) : path.Substring(1, end - 1);
        if (top.Length > 0 && !s_systemFolders.Contains(top))
            return false;
        return facts.Toolchain is not (Toolchain.DotNetSdk or Toolchain.DotNetRuntime)
            || !s_emptyFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>Whether it is an image of a system, of a language or of .NET, with nothing else in it.</summary>
    public static bool HoldsSystemOnly(ImageFacts facts) => facts.Toolchain switch
    {
        Toolchain.DotNetSdk or Toolchain.DotNetRuntime => true,
        var toolchain => facts.Repository.IndexOf('/') < 0 && facts.Tag?.Contains("onbuild") != true
            && (toolchain is not null || s_systemImages.Contains(facts.Repository)),
    };
}
