namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>Modes of files as <c>chmod</c> takes them: <c>0777</c>, <c>u+rwx,go=rx</c>.</summary>
internal static class PermissionMode
{
    private static readonly Regex s_octal = new(
        @"\A0?(?<special>[0-7])?(?<user>[0-7])(?<group>[0-7])(?<other>[0-7])\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_symbolic = new(
        @"\A(?<who>[ugoa]*)(?<operator>[-+=])(?<what>[rwxXst]*)\z", RegexOptions.CultureInvariant);

    /// <summary>
    /// The mode that a command gives to files: the first operand of chmod, the value of <c>-m</c> of mkdir and install;
    /// <see langword="null"/> where there is none.
    /// </summary>
    public static CommandArgument? Of(ShellCommand command)
    {
        if (command.Name == "chmod")
            return command.HasOption("--reference") ? null : command.Operands.FirstOrDefault();
        if (command.Name is not ("mkdir" or "install"))
            return null;
        var index = command.Arguments.TakeWhile(argument => argument.Literal is not ("-m" or "--mode")).Count() + 1;
        return index < command.Arguments.Length ? command.Arguments[index] : null;
    }

    /// <summary>The files that it gives the mode to; of install, where they are put.</summary>
    public static IEnumerable<CommandArgument> GetFiles(ShellCommand command) => command.Name switch
    {
        "chmod" => command.Operands.Skip(1),
        "install" when !command.HasOption("-d", "--directory") => command.Operands.Skip(command.Operands.Length - 1),
        _ => command.Operands.Where(operand => operand != Of(command)),
    };

    /// <summary>
    /// Whether others than the owner and the group may write. With the sticky bit only
    /// to files of their own: that is no harm.
    /// </summary>
    public static bool IsWorldWritable(string mode)
    {
        if (s_octal.Match(mode) is { Success: true } octal)
            return (octal.Groups["other"].Value[0] - '0' & 2) != 0
                && (octal.Groups["special"].Value is not { Length: 1 } special || (special[0] - '0' & 1) == 0);
        var clauses = mode.Split(',').Select(clause => s_symbolic.Match(clause)).ToArray();
        return clauses.All(clause => clause.Success)
            && !clauses.Any(clause => clause.Groups["what"].Value.Contains('t'))
            && clauses.Any(clause =>
                clause.Groups["operator"].Value != "-" && clause.Groups["what"].Value.Contains('w')
                && clause.Groups["who"].Value.IndexOfAny(new[] { 'o', 'a' }) >= 0);
    }

    public static bool SetsUserId(string mode) => s_octal.Match(mode) is { Success: true } octal
        ? octal.Groups["special"].Value is { Length: 1 } special && (special[0] - '0' & 4) != 0
        : mode
            .Split(',')
            .Select(clause => s_symbolic.Match(clause))
            .Any(clause =>
                clause.Success && clause.Groups["operator"].Value != "-" && clause.Groups["what"].Value.Contains('s')
                    && (clause.Groups["who"].Value.Length == 0
                        || clause.Groups["who"].Value.IndexOfAny(new[] { 'u', 'a' }) >= 0));

    /// <summary>Whether somebody may run the file then.</summary>
    public static bool MakesExecutable(string mode) => s_octal.Match(mode) is { Success: true } octal
        ? new[] { "user", "group", "other" }.Any(who => (octal.Groups[who].Value[0] - '0' & 1) != 0)
        : mode
            .Split(',')
            .Select(clause => s_symbolic.Match(clause))
            .Any(clause =>
                clause.Success && clause.Groups["operator"].Value != "-" && clause.Groups["what"].Value.Contains('x'));

    /// <summary>
    /// The same without writing for group and others; <see langword="null"/> for modes that are not octal.
    /// </summary>
    public static string? Tighten(string mode)
    {
        if (!s_octal.IsMatch(mode))
            return null;
        var digits = mode.ToCharArray();
        for (var i = digits.Length - 2; i < digits.Length; i++)
            digits[i] = (char)(digits[i] & ~2);
        return new string(digits);
    }

    /// <summary>
    /// Whether a command works only on temporary folders, devices, and the data directory of PostgreSQL, whose start
    /// makes it private.
    /// </summary>
    public static bool IsMeantToBeShared(ShellCommand command) => GetFiles(command).All(operand =>
        operand.Text.Trim('"') is "$PGDATA" or "${PGDATA}" || operand.Literal is { } path
        && KnownPlaces.GetAll(PlaceTrait.Shared)
            .Any(folder => ContainerPath.IsWithin(ContainerPath.Normalize(path), folder)));
}
