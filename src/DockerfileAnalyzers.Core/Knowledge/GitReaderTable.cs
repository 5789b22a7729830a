namespace DockerfileAnalyzers.Knowledge;

/// <summary>Something that reads the history of a repository during a build.</summary>
/// <param name="Name">A package id, which may end in <c>*</c>, a file or a program.</param>
/// <param name="Actions">The actions of a program: the subcommands that read it; empty for all.</param>
/// <param name="Consequence">
/// The consequence of a missing history; <see langword="null"/> where the build does not depend on it.
/// </param>
/// <param name="Overrides">Properties that make it unneeded.</param>
internal sealed record GitReader(
    string Name, ImmutableArray<string> Actions, string? Consequence, ImmutableArray<string> Overrides);

/// <summary>The packages and programs that read the history of a repository.</summary>
internal static class GitReaderTable
{
    private static readonly Lazy<ILookup<string, GitReader>> s_rows =
        new(() => TableFile.Read("git-readers.tsv").ToLookup(row => row[0], Read, StringComparer.Ordinal));

    /// <summary>Packages that take a version or a commit id from it.</summary>
    public static IEnumerable<GitReader> Packages => s_rows.Value["package"];

    /// <summary>Whether a file in the root of a repository configures something that reads it.</summary>
    public static bool IsConfiguration(string name) => s_rows.Value["file"].Any(file => file.Name == name);

    /// <summary>
    /// The program that reads it when it is started with this name; <see langword="null"/> where it does not.
    /// </summary>
    public static GitReader? FindCommand(string name, string? action) => Find("command", name, action);

    /// <summary>Whether an argument makes a program read it: an option, or the beginning of a package's name.</summary>
    public static bool IsReadingArgument(string name, string argument) => s_rows.Value["argument"]
        .Any(reader =>
            reader.Name == name && reader.Actions.Any(word => argument.StartsWith(word, StringComparison.Ordinal)));

    /// <summary>Whether a program runs scripts that may read it.</summary>
    public static bool MayRead(string name, string? action) => Find("unseen", name, action) is not null;

    private static GitReader? Find(string kind, string name, string? action) =>
        s_rows.Value[kind].FirstOrDefault(reader =>
            reader.Name == name && (reader.Actions.IsEmpty || (action is not null && reader.Actions.Contains(action))));

    private static GitReader Read(string[] row)
    {
        string Column(int index) => index < row.Length ? row[index] : "";
        ImmutableArray<string> Words(int index) =>
            Column(index).Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        return new GitReader(row[1], Words(2), Column(3) is { Length: > 0 } consequence ? consequence : null, Words(4));
    }
}
