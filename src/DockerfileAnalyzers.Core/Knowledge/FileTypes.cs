namespace DockerfileAnalyzers.Knowledge;

/// <summary>The kinds of files, by name.</summary>
internal enum FileTrait
{
    /// <summary>An archive of tar, compressed or not, which ADD unpacks.</summary>
    Tar,
    /// <summary>An archive that ADD does not unpack.</summary>
    Archive,
    /// <summary>One compressed file.</summary>
    Compressed,
    /// <summary>A package that a package manager installs.</summary>
    Package,
    /// <summary>A list of packages, or source code, that a package manager takes in the place of a package.</summary>
    PackageList,
    /// <summary>Text that people write: small. Dumps, lists of words and programs in one file may be large.</summary>
    Text,
    /// <summary>A program, or code that a program runs.</summary>
    Script,
    /// <summary>Text or data that no program runs.</summary>
    Prose,
    /// <summary>A file that is copied next to a program.</summary>
    BesideProgram,
    /// <summary>A folder, or a file that is not an archive, without an extension.</summary>
    NoArchive,
    /// <summary>A folder that tools write: build output, packages, settings of an editor.</summary>
    Output,
    /// <summary>A folder below a project that a build of .NET writes.</summary>
    DotNetOutput,
    /// <summary>A folder that people let a publish write to, and that no context holds as a rule.</summary>
    PublishOutput,
    /// <summary>A folder that builds of other languages write.</summary>
    BuildOutput,
    /// <summary>
    /// A file that a build reads first: a project, a solution, a manifest or a lock file. Written by people.
    /// </summary>
    Project,
}

/// <summary>The kinds of files and directories, by extension or name.</summary>
internal static class FileTypes
{
    private static readonly TraitTable<FileTrait> s_traits = new("file-types.tsv", StringComparer.OrdinalIgnoreCase);

    public static bool Is(string path, params FileTrait[] traits) => FindEnding(path, traits) is not null;

    /// <summary>Whether a file or directory has this name or extension.</summary>
    public static bool IsNamed(string name, FileTrait trait) => s_traits.Has(name, trait);

    /// <summary>The names and extensions that a table lists.</summary>
    internal static IEnumerable<string> GetNames(FileTrait trait) => s_traits.GetNames(trait);

    /// <summary>
    /// The name, or the longest extension, that says so: <c>.tar.gz</c>; <see langword="null"/> without one.
    /// </summary>
    public static string? FindEnding(string path, params FileTrait[] traits)
    {
        var start = path.LastIndexOf('/') + 1;
        while (start >= 0 && start < path.Length)
        {
            var ending = path.Substring(start);
            var known = s_traits.Get(ending);
            foreach (var trait in traits)
            {
                if (TraitTable<FileTrait>.Has(known, trait))
                    return ending;
            }

            start = path.IndexOf('.', start + 1);
        }

        return null;
    }
}
