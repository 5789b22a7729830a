namespace DockerfileAnalyzers.Knowledge.Packages;

/// <param name="Command">As people call it: <c>npm ci</c>, <c>dotnet publish</c>.</param>
/// <param name="Restore">The command that only restores: <c>dotnet restore</c>.</param>
/// <param name="IsBuild">The command builds, and restores on the way.</param>
/// <param name="Manifests">The files that it reads, in words.</param>
/// <param name="Files">
/// The files that it reads, by name; empty where their places differ from project to project.
/// </param>
internal sealed record DependencyRestore(
    string Ecosystem, string Command, string Restore, bool IsBuild, string Manifests, ImmutableArray<string> Files);

/// <summary>Which commands restore the dependencies of a project, and from which files.</summary>
internal static class DependencyTable
{
    private static readonly char[] s_bar = { '|' };

    private static readonly Lazy<HashSet<string>> s_programs = new(() =>
        new HashSet<string>(s_rows!.Value.SelectMany(row => row.Programs), StringComparer.Ordinal));

    private static readonly Lazy<Row[]> s_rows = new(() =>
        TableFile.Read("restore-commands.tsv").Select(row => new Row(row)).ToArray());

    /// <summary>Whether any command of a program does.</summary>
    public static bool Knows(string program) => s_programs.Value.Contains(program);

    /// <param name="words">The subcommand and the operands, of tools that take several goals.</param>
    /// <param name="options">As written before <c>=</c>, and whole.</param>
    public static DependencyRestore? FindRestore(
        string command, string? subcommand, IReadOnlyList<string> words, IReadOnlyList<string> options)
    {
        var row = s_rows.Value.FirstOrDefault(row =>
            row.Programs.Contains(command) && row.IsMatch(subcommand, words, options));
        return row is null
            ? null
            : new DependencyRestore(row.Ecosystem, row.GetName(command, subcommand, words), row.Restore, row.IsBuild,
                row.Files.IsEmpty ? "the project files" : string.Join(" and ", row.Files.Select(file => $"'{file}'")),
                row.Files);
    }

    /// <summary>Whether a restore reads files of this name.</summary>
    public static bool IsManifest(string name) => s_rows.Value.Any(row => row.Files.Contains(name));

    private sealed class Row(string[] columns)
    {
        private readonly string[] _words = columns[2].Split('|');
        private readonly string[] _needed = columns[4].Split(s_bar, StringSplitOptions.RemoveEmptyEntries);
        private readonly string[] _excluded = columns[5].Split(s_bar, StringSplitOptions.RemoveEmptyEntries);
        private readonly string _operands = columns[6];

        public string Ecosystem { get; } = columns[0];

        public string[] Programs { get; } = columns[1].Split('|');

        public bool IsBuild { get; } = columns[3] == "build";

        public string Restore { get; } = columns[7];

        public ImmutableArray<string> Files { get; } = columns[8]
            .Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();

        // Maven and Gradle take several goals in any order: "clean package".
        private bool TakesGoals => Ecosystem is "Maven" or "Gradle";

        public bool IsMatch(string? subcommand, IReadOnlyList<string> words, IReadOnlyList<string> options)
        {
            if (TakesGoals ? !words.Any(_words.Contains) : !_words.Contains(subcommand ?? "-"))
                return false;
            if (_needed.Length > 0 && !_needed.Any(options.Contains) || _excluded.Any(options.Contains))
                return false;
            var operands = words.Skip(subcommand is null ? 0 : 1).ToArray();
            // "go install example.org/tool@latest" and "go build main.go" need nothing of the module's.
            return _operands switch
            {
                "none" => operands.Length == 0,
                "local" => !operands.Any(operand =>
                    operand.Contains('@') || operand.EndsWith(".go", StringComparison.Ordinal)),
                _ => true,
            };
        }

        public string GetName(string command, string? subcommand, IReadOnlyList<string> words) =>
            !IsBuild ? Restore : command + " " + (TakesGoals ? words.First(_words.Contains) : subcommand);
    }
}
