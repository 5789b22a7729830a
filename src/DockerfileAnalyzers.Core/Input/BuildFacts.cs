namespace DockerfileAnalyzers.Input;

/// <summary>A solution, and the projects that a restore of it needs.</summary>
internal sealed record SolutionFacts(string Path, ImmutableArray<string> Projects);

/// <summary>The kinds of files that MSBuild or NuGet picks up from a directory above a project.</summary>
internal enum BuildFileKind
{
    /// <summary>
    /// Directory.Packages.props, where the project file itself names a package whose version only that file sets.
    /// </summary>
    RequiredPackageVersions,
    /// <summary>Directory.Packages.props: the versions of all packages.</summary>
    PackageVersions,
    /// <summary>Directory.Build.props or an import that sets the target framework.</summary>
    TargetFramework,
    /// <summary>Directory.Build.props, .targets or an import that names packages, or how to restore or build.</summary>
    BuildSettings,
    /// <summary>Directory.Build.props, .targets or an import that decides nothing a restore sees.</summary>
    Harmless,
    /// <summary>nuget.config with sources of its own.</summary>
    PackageSources,
    LockFile,
    GlobalJson,
}

/// <summary>A file beside or above the project that its restore or build reads.</summary>
internal sealed record BuildFile(BuildFileKind Kind, string Path);

/// <summary>
/// A file that a project or a build file names in an Import without condition: a build without it fails.
/// </summary>
/// <param name="Owner">The file that names it.</param>
internal sealed record ImportedFile(BuildFileKind Kind, string Path, string Owner);

/// <summary>A folder of packages that a nuget.config names as a source.</summary>
/// <param name="Value">As written.</param>
/// <param name="Owner">The path of the nuget.config.</param>
internal sealed record PackageFolder(string Value, string Owner);

/// <summary>A connection string with a password in a settings file of the project.</summary>
/// <param name="File">The name of the file, which is next to the project.</param>
/// <param name="Name">The name of the connection string.</param>
internal sealed record SettingsPassword(string File, int Line, string Name);

/// <summary>A package of a project.</summary>
/// <param name="Version"><see langword="null"/> where it is not known.</param>
internal sealed record PackageFact(string Id, string? Version);

/// <summary>The measured size of a program for one runtime.</summary>
/// <param name="Runtime">Its identifier; <see cref="Portable"/> for a program that is published for none.</param>
internal sealed record MeasuredOutput(string Runtime, long Bytes)
{
    public const string Portable = "portable";
}
