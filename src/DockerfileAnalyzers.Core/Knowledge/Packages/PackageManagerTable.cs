namespace DockerfileAnalyzers.Knowledge.Packages;

/// <param name="Ecosystem"><c>system</c>, <c>python</c>, <c>node</c>…</param>
/// <param name="VersionMarks">The text between a package and its version.</param>
/// <param name="AnswersYes">Options with which it does not ask.</param>
/// <param name="YesOption">The one to add; <see langword="null"/> where it never asks.</param>
internal sealed record PackageManager(
    string Tool,
    string Ecosystem,
    ImmutableArray<string> VersionMarks,
    ImmutableArray<string> AnswersYes,
    string? YesOption);

/// <summary>How package managers name versions and ask questions.</summary>
internal static class PackageManagerTable
{
    private static readonly Lazy<ImmutableDictionary<string, PackageManager>> s_byTool = new(() =>
        TableFile.Read("package-managers.tsv")
            .ToImmutableDictionary(
                row => row[0],
                row =>
                    new PackageManager(
                        row[0], row[1], Split(row, 2, ' '), Split(row, 3, '|'), row.Length > 4 ? row[4] : null),
                StringComparer.Ordinal));

    /// <param name="tool">By its main name, as <see cref="ProgramFacts.Tool"/> has it.</param>
    public static PackageManager? Find(string tool) =>
        s_byTool.Value.TryGetValue(tool, out var manager) ? manager : null;

    /// <summary>Whether a program installs the packages of a distribution: <c>apk</c>.</summary>
    public static bool IsOfSystem(string program) =>
        CommandTable.Find(program) is { } command && Find(command.Tool) is { Ecosystem: "system" };

    private static ImmutableArray<string> Split(string[] row, int column, char separator) =>
        (column < row.Length ? row[column] : "")
            .Split(new[] { separator }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
}
