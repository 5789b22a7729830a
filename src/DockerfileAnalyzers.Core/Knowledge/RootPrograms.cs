namespace DockerfileAnalyzers.Knowledge;

/// <param name="IsService">
/// It drops its rights itself, or logs others in; otherwise it runs a command as another user.
/// </param>
/// <param name="UserOptions">The options that name the user; where there are none, the first operand does.</param>
/// <param name="ValueOptions">Other options that take a value.</param>
internal sealed record RootProgram(
    bool IsService, ImmutableArray<string> UserOptions, ImmutableArray<string> ValueOptions);

/// <summary>Programs that a container starts as root on purpose.</summary>
internal static class RootPrograms
{
    private static readonly Lazy<Dictionary<string, RootProgram>> s_programs = new(Read);

    // Parts of other names, or words that are not about users.
    private static readonly ImmutableHashSet<string> s_words = ImmutableHashSet.Create(StringComparer.Ordinal,
        "su", "sudo", "doas", "chroot", "init", "cron", "atd", "monit", "runit", "capsh", "runsvdir", "nsd", "exim");

    public static RootProgram? Find(string name) =>
        // "php-fpm8.3" is php-fpm.
        s_programs.Value.TryGetValue(name, out var program)
        || s_programs.Value.TryGetValue(
            name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'), out program) ? program : null;

    /// <summary>
    /// The programs that run a command as another user and do nothing else: a script that names one drops its rights.
    /// </summary>
    public static IEnumerable<string> UserSwitches => s_programs.Value
        .Where(entry => !entry.Value.IsService && entry.Key is not ("su" or "sudo" or "chroot"))
        .Select(entry => entry.Key);

    /// <summary>The names that mean nothing else in a text.</summary>
    public static IEnumerable<string> DistinctNames => s_programs.Value.Keys.Where(name => !s_words.Contains(name));

    private static Dictionary<string, RootProgram> Read()
    {
        var result = new Dictionary<string, RootProgram>(StringComparer.Ordinal);
        foreach (var row in TableFile.Read("root-programs.tsv"))
        {
            foreach (var name in row[0].Split('|'))
                result.Add(name, Create(row));
        }

        return result;
    }

    private static RootProgram Create(string[] row) => new(row[1] == "service", Split(row, 2), Split(row, 3));

    private static ImmutableArray<string> Split(string[] row, int column) =>
        (row.Length > column ? row[column] : "")
            .Split(new[] { '|' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
}
