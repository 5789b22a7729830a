namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>The kinds of packages of a distribution.</summary>
internal enum PackageTrait
{
    /// <summary>A compiler, or another tool that only a build needs.</summary>
    BuildTool,
    /// <summary>In the names of packages that only add a source of packages: a few kilobytes.</summary>
    AddsSource,
}

/// <summary>The kinds of packages of distributions, by name.</summary>
internal static class KnownPackages
{
    private static readonly TraitTable<PackageTrait> s_traits = new("package-traits.tsv", StringComparer.Ordinal);

    public static bool Is(string package, PackageTrait trait) => s_traits.Has(package, trait);

    /// <summary>Whether the name of a file holds one of the words.</summary>
    public static bool IsNamedIn(string file, PackageTrait trait) => s_traits.GetNames(trait).Any(file.Contains);
}
