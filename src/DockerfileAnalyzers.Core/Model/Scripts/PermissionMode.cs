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
        return command.Name is "mkdir" or "install"
            && command.Options.LastOrDefault(option => option.Name is "-m" or "--mode") is { Value: { } mode } option
            ? FindValue(command, mode, option.Span.End)
            : null;
    }

    // "-m 755", "-m755", "--mode=755": the text of the value alone.
    private static CommandArgument? FindValue(ShellCommand command, string mode, int end)
    {
        var argument = command.Arguments.First(argument => argument.Span.End == end);
        if (argument.Literal == mode)
            return argument;
        return argument.Text.EndsWith(mode, StringComparison.Ordinal)
            ? new CommandArgument(mode, mode, TextSpan.FromBounds(end - mode.Length, end))
            : null;
    }

    /// <summary>
    /// The modes that an instruction gives to files, by <c>--chmod</c> or by its commands, where the text tells them.
    /// </summary>
    public static IEnumerable<(string Mode, TextSpan Span, ShellCommand? Command)> FindAll(
        DockerfileModel model, InstructionSyntax instruction)
    {
        if (instruction is CopyingInstructionSyntax { Chmod: { Literal: { } chmod } word })
            yield return (chmod, word.Span, null);
        foreach (var command in model.GetCommands(instruction))
        {
            if (Of(command) is { Literal: { } mode } argument)
                yield return (mode, argument.Span, command);
        }
    }

    /// <summary>The files that it gives the mode to; of install, where they are put.</summary>
    public static IEnumerable<CommandArgument> GetFiles(ShellCommand command) => command.Name switch
    {
        "chmod" => command.Operands.Skip(1),
        "install" when !command.HasOption("-d", "--directory") => command.Operands.Skip(command.Operands.Length - 1),
        _ => command.Operands,
    };

    /// <summary>
    /// Whether others than the owner and the group may write. With the sticky bit only
    /// to files of their own: this is harmless.
    /// </summary>
    public static bool IsWorldWritable(string mode)
    {
        if (s_octal.Match(mode) is { Success: true } octal)
            return (octal.Groups["other"].Value[0] - '0' & 2) != 0
                && (octal.Groups["special"].Value is not { Length: 1 } special || (special[0] - '0' & 1) == 0);
        var clauses = mode.Split(',').Select(clause => s_symbolic.Match(clause)).ToArray();
        return clauses.All(clause => clause.Success)
            && !clauses.Any(clause => clause.Groups["what"].Value.Contains('t'))
            && clauses.Any(clause => Grants(clause, 'w', "oa"));
    }

    public static bool SetsUserId(string mode) => s_octal.Match(mode) is { Success: true } octal
        ? octal.Groups["special"].Value is { Length: 1 } special && (special[0] - '0' & 4) != 0
        : mode.Split(',').Select(clause => s_symbolic.Match(clause)).Any(clause =>
            Grants(clause, 's', "ua") || (Grants(clause, 's') && clause.Groups["who"].Length == 0));

    /// <summary>Whether any user can then execute the file.</summary>
    public static bool MakesExecutable(string mode) => s_octal.Match(mode) is { Success: true } octal
        ? new[] { "user", "group", "other" }.Any(who => (octal.Groups[who].Value[0] - '0' & 1) != 0)
        : mode.Split(',').Any(clause => Grants(s_symbolic.Match(clause), 'x'));

    private static bool Grants(Match clause, char permission, string? toAnyOf = null) =>
        clause.Success && clause.Groups["operator"].Value != "-" && clause.Groups["what"].Value.Contains(permission)
        && (toAnyOf is null || clause.Groups["who"].Value.Any(toAnyOf.Contains));
}
