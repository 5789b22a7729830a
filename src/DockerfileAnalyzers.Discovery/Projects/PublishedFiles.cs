using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Measures the output of the last publish in the project, and the files that a publish takes from packages. Rounded,
/// and never for a directory that the current build writes: a build must not change the facts of the next one.
/// </summary>
internal static class PublishedFiles
{
    private static readonly string[] s_runtimes = { "linux-x64", "linux-musl-x64", "linux-arm64", "linux-musl-arm64" };

    /// <param name="publishDirectory"><c>$(PublishDir)</c> of the current configuration, absolute.</param>
    /// <param name="outputDirectory">
    /// <c>$(OutDir)</c>, absolute; counts for a program that brings no runtime along and was built as Release, but not
    /// published.
    /// </param>
    /// <param name="runtimeIdentifier">The runtime identifier of the project; empty where it has none.</param>
    public static IEnumerable<MeasuredOutput> MeasureOutputs(
        string publishDirectory, string outputDirectory, string configuration, string runtimeIdentifier,
            bool isFrameworkDependent)
    {
        var publish = ToRelease(publishDirectory, configuration);
        var own = runtimeIdentifier.Length == 0 ? MeasuredOutput.Portable : runtimeIdentifier;
        var folders = s_runtimes.Where(_ => runtimeIdentifier.Length == 0)
            .Select(runtime => (Name: runtime,
            Path: Path.Combine(Path.GetDirectoryName(publish)!, runtime, Path.GetFileName(publish))))
            .Prepend((Name: own, Path: publish)).ToArray();
        foreach (var (name, path) in folders.Where(folder => Directory.Exists(folder.Path)))
            yield return new MeasuredOutput(name,
                ContextWalker.Round(Measure(new DirectoryInfo(path), Array.Empty<string>())));
        var output = ToRelease(outputDirectory, configuration);
        if (isFrameworkDependent && !IsRelease(configuration) && !Directory.Exists(publish) && Directory.Exists(output))
            yield return new MeasuredOutput(own,
                ContextWalker.Round(Measure(new DirectoryInfo(output), s_runtimes.Append("publish"))));
    }

    /// <summary>
    /// The same for the files of packages, from the result of the restore; nothing where that is not known.
    /// </summary>
    public static IEnumerable<MeasuredOutput> MeasurePackages(AssetsFile? assets)
    {
        if (assets?.MeasureFiles(_ => true) is { } all)
            yield return new MeasuredOutput(MeasuredOutput.Portable, all);
        if (assets?.MeasureFiles(runtime => runtime is "linux-x64" or "linux" or "unix") is { } linux)
            yield return new MeasuredOutput("linux-x64", linux);
    }

    private static bool IsRelease(string configuration) =>
        configuration.Equals("Release", StringComparison.OrdinalIgnoreCase);

    // bin/Debug/net10.0/publish, artifacts/publish/Shop/debug: images are built from a Release.
    private static string ToRelease(string directory, string configuration)
    {
        var segments = directory.TrimEnd('/', '\\').Split('/', '\\');
        for (var i = segments.Length - 1; i >= 0 && !IsRelease(configuration) && configuration.Length > 0; i--)
        {
            if (!segments[i].Equals(configuration, StringComparison.OrdinalIgnoreCase))
                continue;
            segments[i] = char.IsLower(segments[i][0]) ? "release" : "Release";
            break;
        }

        return string.Join(Path.DirectorySeparatorChar.ToString(), segments);
    }

    private static long Measure(DirectoryInfo folder, IEnumerable<string> without)
    {
        try
        {
            return folder.EnumerateFiles().Sum(file => file.Length)
                + folder.EnumerateDirectories()
                .Where(inner => !without.Contains(inner.Name) && (inner.Attributes & FileAttributes.ReparsePoint) == 0)
                    .Sum(inner => inner.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
