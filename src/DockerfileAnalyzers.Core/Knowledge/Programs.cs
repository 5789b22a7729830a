namespace DockerfileAnalyzers.Knowledge;

/// <summary>The properties of a program that do not depend on its arguments.</summary>
internal enum ProgramTrait
{
    /// <summary>Changes no file.</summary>
    Reads,
    /// <summary>Writes nothing of a relevant size.</summary>
    Light,
    /// <summary>Neither moves nor changes the files of a project.</summary>
    SparesProjects,
    /// <summary>Every distribution has it, and it does the same everywhere.</summary>
    Everywhere,
    /// <summary>Fetches no lists of packages.</summary>
    KeepsLists,
    /// <summary>The commands after it do the same if it fails.</summary>
    Minor,
    /// <summary>
    /// Depends on something outside of the image, or builds something: its failures are what builds fail of.
    /// </summary>
    Fallible,
    /// <summary>Fails if its input from a pipe is empty or incomplete.</summary>
    ChecksInput,
    /// <summary>Fails where it is given nothing to work on: no file, no package, no URL.</summary>
    NeedsOperand,
    /// <summary>Builds something, or fetches what is built with.</summary>
    Makes,
    /// <summary>Runs code that a file or its input holds: a shell, a language.</summary>
    Interpreter,
    /// <summary>Downloads files from URLs.</summary>
    Fetches,
    /// <summary>Compares checksums or signatures.</summary>
    Verifies,
    /// <summary>Unpacks, installs, runs or makes executable what its arguments name.</summary>
    Installs,
    /// <summary>Takes the names of packages, and files of packages as well.</summary>
    InstallsFiles,
    /// <summary>Takes apart an archive that it reads from a pipe.</summary>
    Unpacks,
    /// <summary>Takes apart the archives that it names, without an option for it.</summary>
    Extracts,
    /// <summary>The letters of its first argument are options, also without a dash.</summary>
    BundlesOptions,
    /// <summary>Deletes files.</summary>
    Removes,
    /// <summary>Takes its arguments as paths, and expands nothing in them.</summary>
    TakesPaths,
    /// <summary>Uses the names of files to find these, and for nothing else.</summary>
    TakesNames,
    /// <summary>Reads a language of its own in its arguments, or gives them to a shell.</summary>
    ExpandsItself,
    /// <summary>Replaces variables in its arguments.</summary>
    ExpandsVariables,
    /// <summary>A development dependency of Node.js programs.</summary>
    NodeTool,
    /// <summary>Starts a program again, or builds it again, when its files change; or tests it.</summary>
    Develops,
    /// <summary>Compiles or bundles programs.</summary>
    BuildTool,
    /// <summary>Only the SDK has it.</summary>
    NeedsSdk,
    /// <summary>Does nothing with <c>/bin/sh -c …</c> as its arguments.</summary>
    TakesNoScript,
    /// <summary>Reads the history of a repository.</summary>
    ReadsHistory,
    /// <summary>Waits for a person, or looks at a machine that is not there in a build.</summary>
    Interactive,
    /// <summary>Starts services, which need root as a rule.</summary>
    ServiceManager,
    /// <summary>No package and no file has this name.</summary>
    NeverOperand,
    /// <summary>Packages also have this name: only the following words tell.</summary>
    SeldomOperand,
    /// <summary>Takes commands or text for arguments.</summary>
    TakesCommands,
    /// <summary>Runs its arguments as the shell would, with the same PATH.</summary>
    KeepsPath,
    /// <summary>Never reads its standard input.</summary>
    IgnoresInput,
    /// <summary>Takes any number of files.</summary>
    TakesFiles,
    /// <summary>Takes lists: a variable that is a list is meant to become several arguments.</summary>
    TakesList,
    /// <summary>Prints a list, or one line after the other.</summary>
    PrintsList,
    /// <summary>Prints lines that it reads.</summary>
    Filter,
    /// <summary>Prints one word without spaces.</summary>
    PrintsOneWord,
    /// <summary>There is no program of that name: only a shell knows it.</summary>
    ShellOnly,
    /// <summary>Shells have it of their own as well, and not quite the same.</summary>
    ShellToo,
    /// <summary>Changes what the shell that runs it does next: its directory, variables, options or its end.</summary>
    ChangesShell,
    /// <summary>May print nothing: there may be no user, no link, no process.</summary>
    MayPrintNothing,
    /// <summary>Its operands are folders that it makes.</summary>
    MakesFolders,
    /// <summary>Writes, changes or removes what its operands name, and nothing else.</summary>
    WritesOperands,
    /// <summary>Writes what its last operand names, and nothing else.</summary>
    WritesLast,
    /// <summary>Writes its input to the files that its operands name.</summary>
    WritesInput,
    /// <summary>Gives files another owner or mode, which copies them into the layer.</summary>
    Rewrites,
    /// <summary>Copies its operands to what the last of them names.</summary>
    Copies,
    /// <summary>Deletes what it copies.</summary>
    Moves,
    /// <summary>
    /// Its operands are files, not folders, and the first one is a script unless an option holds one.
    /// </summary>
    EditsFiles,
    /// <summary>Writes in the folders of the system only, unless an option says where.</summary>
    WritesSystem,
    /// <summary>Writes in the working directory and in those of the system only.</summary>
    WritesHere,
}

/// <summary>The properties of programs, by their file names.</summary>
internal static class Programs
{
    private static readonly char[] s_version = "0123456789.".ToCharArray();

    private static readonly TraitTable<ProgramTrait> s_traits = new("program-traits.tsv", StringComparer.Ordinal);

    /// <summary>A version at the end of the name is not part of it: <c>python3.11</c>.</summary>
    public static bool Is(string? name, ProgramTrait trait) => name is not null && Has(GetTraits(name), trait);

    /// <summary>All that a program is, for <see cref="Has"/>.</summary>
    public static ulong GetTraits(string name) => s_traits.Get(name)
        | (WithoutVersion(name) is { } unversioned ? s_traits.Get(unversioned) : 0);

    public static bool Has(ulong traits, ProgramTrait trait) => TraitTable<ProgramTrait>.Has(traits, trait);

    /// <summary>The name without the version at its end; <see langword="null"/> where it has none.</summary>
    public static string? WithoutVersion(string name) =>
        name.Length > 1 && name[name.Length - 1] is '.' or (>= '0' and <= '9')
        && name.TrimEnd(s_version) is { Length: > 0 } unversioned ? unversioned : null;
}
