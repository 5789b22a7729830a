using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>The content that a path, or a part of one, indicates.</summary>
internal enum PlaceTrait
{
    /// <summary>Downloaded dependencies.</summary>
    DependencyCache,
    /// <summary>Where .NET is, or is looked for.</summary>
    DotNetRoot,
    /// <summary>Nobody's project: temporary files, caches, settings, programs.</summary>
    NoProject,
    /// <summary>A project file, a solution or a folder of source code.</summary>
    Project,
    /// <summary>Meant to be written by every user.</summary>
    Shared,
    /// <summary>The sources of packages of a distribution.</summary>
    PackageSource,
    /// <summary>Certificates and secrets of a developer, below a home directory.</summary>
    DeveloperSecret,
    /// <summary>Certificates of a server.</summary>
    Certificate,
    /// <summary>Read by the tools of a developer's machine only.</summary>
    DeveloperTool,
    /// <summary>The configuration of a tool that bundles a front end, up to its extension.</summary>
    BundlerConfiguration,
    /// <summary>A directory of a distribution in which only root may create files.</summary>
    RootOnly,
}

/// <summary>The content of well-known paths.</summary>
internal static class KnownPlaces
{
    private static readonly TraitTable<PlaceTrait> s_traits = new("place-traits.tsv", StringComparer.OrdinalIgnoreCase);

    public static bool Is(string name, PlaceTrait trait) => s_traits.Has(name, trait);

    /// <summary>Whether a path, or any other text, names one.</summary>
    public static bool IsNamedIn(string text, PlaceTrait trait) =>
        s_traits.IsNamedIn(text, trait);

    public static IEnumerable<string> GetAll(PlaceTrait trait) => s_traits.GetNames(trait);
}
