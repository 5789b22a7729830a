using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The result of a discovery.</summary>
/// <param name="Facts">The facts of the project and of each of its Dockerfiles.</param>
/// <param name="Files">
/// The Dockerfiles, their ignore files, and the <c>.editorconfig</c> files and baselines that apply to them.
/// </param>
/// <param name="Root">The root directory of the sources.</param>
public sealed record DiscoveredDockerfiles(ProjectFacts Facts, ImmutableArray<string> Files, string Root)
{
    /// <summary>Whether no Dockerfile was found.</summary>
    public bool IsEmpty => Facts.Dockerfiles.IsEmpty;

    /// <summary>
    /// The configuration files of the product that count for the Dockerfiles, their ignore files, and the project.
    /// </summary>
    public ConfigurationSet FindConfiguration(ConfigurationOptions? options = null) => ConfigurationSet.Find(
        Files.Where(file => Facts.Find(file) is not null || IgnoreFiles.IsIgnoreFile(file))
            .Concat(new[] { Facts.ProjectFile }.OfType<string>()), options);

    /// <summary>
    /// Writes what is not a file yet: the facts, and what each build context holds. Files that say the same stay.
    /// </summary>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <returns>All files that an analysis is to be given.</returns>
    public ImmutableArray<string> Write(string folder) => Write(folder, new ContextListings());

    /// <inheritdoc cref="Write(string)" />
    internal ImmutableArray<string> Write(string folder, ContextListings listings)
    {
        if (IsEmpty)
            return ImmutableArray<string>.Empty;
        Directory.CreateDirectory(folder);
        var written = CreateManifests(listings.GetManifest)
            .Append((Name: FileSet.FactsFileName, Text: Facts.ToString()))
            .Select(file => (Path: Path.Combine(folder, file.Name), file.Text)).ToArray();
        foreach (var (path, text) in written)
            TextFile.WriteIfChanged(path, text);
        return Files.Concat(written.Select(file => file.Path)).Distinct().ToImmutableArray();
    }

    // The contents of each context.
    internal IEnumerable<(string Name, string Text)> CreateManifests(Func<string, string, string> createManifest) =>
        Facts.Dockerfiles.Select(dockerfile => dockerfile.Context).Distinct().Select(context =>
            (Name: Hash(context) + FileSet.ManifestSuffix, Text: createManifest(context, Root)));

    // FNV-1a: it only tells the contexts of a project apart, and needs no library that must be loaded first.
    private static string Hash(string text)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var c in text)
            hash = (hash ^ c) * 0x100000001b3;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
