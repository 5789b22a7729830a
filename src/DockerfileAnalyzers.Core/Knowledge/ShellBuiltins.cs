namespace DockerfileAnalyzers.Knowledge;

/// <summary>How a shell treats a construct that POSIX does not have.</summary>
internal enum ShellSupport
{
    Works,
    /// <summary>A syntax error, a command that is not found, or an option that is refused.</summary>
    Fails,
    /// <summary>It runs, and does something else.</summary>
    Differs,
}

/// <summary>How dash and BusyBox ash treat it.</summary>
internal sealed record BuiltinSupport(ShellSupport Dash, ShellSupport Ash);

/// <summary>Which of bash's builtins and their options smaller shells have.</summary>
internal static class ShellBuiltins
{
    // By the builtin and its part: "set pipefail".
    private static readonly Lazy<Dictionary<string, BuiltinSupport>> s_parts = new(Read);

    private static readonly Lazy<HashSet<string>> s_names = new(() => new(
        TableFile.Read("shell-builtins.tsv").Select(row => row[0]), StringComparer.Ordinal));

    /// <summary>Whether shells differ in anything of a builtin.</summary>
    public static bool Has(string builtin) => s_names.Value.Contains(builtin);

    /// <param name="part"><c>*</c> for the builtin itself, the letter of an option, or a name for <c>-o</c>.</param>
    /// <returns><see langword="null"/> where every shell has it.</returns>
    public static BuiltinSupport? Find(string builtin, string part) =>
        s_parts.Value.TryGetValue(builtin + " " + part, out var support) ? support : null;

    private static Dictionary<string, BuiltinSupport> Read()
    {
        var result = new Dictionary<string, BuiltinSupport>(StringComparer.Ordinal);
        foreach (var row in TableFile.Read("shell-builtins.tsv"))
        {
            foreach (var part in SplitParts(row))
                result.Add(row[0] + " " + part, new BuiltinSupport(Parse(row[2]), Parse(row[3])));
        }

        return result;
    }

    // "pipefail" is one name, "aptP" are four letters: only "set" has names, and none is as short.
    private static IEnumerable<string> SplitParts(string[] row) =>
        row[0] == "set" && row[1].Length > 4 && row[1].All(char.IsLower)
            ? new[] { row[1] }
            : row[1].Select(letter => letter.ToString());

    private static ShellSupport Parse(string text) => text switch
    {
        "works" => ShellSupport.Works,
        "fails" => ShellSupport.Fails,
        _ => ShellSupport.Differs,
    };
}
