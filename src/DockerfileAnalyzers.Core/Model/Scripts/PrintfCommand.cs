namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>A call of <c>printf</c>: its format and what is put into it.</summary>
internal sealed record PrintfCommand(ShellWord Format, ImmutableArray<ShellWord> Arguments)
{
    /// <returns><see langword="null"/> where the command is not a printf, or has no format.</returns>
    public static PrintfCommand? Create(SimpleCommandSyntax command)
    {
        if (command.Name != "printf")
            return null;
        var option = command.Words.Length > 2 ? command.Words[1].Text : "";
        var start = option == "-v" ? 3 : option.StartsWith("-v", StringComparison.Ordinal) ? 2 : 1;
        if (start < command.Words.Length && command.Words[start].Text == "--")
            start++;
        return start < command.Words.Length
            ? new PrintfCommand(command.Words[start], command.Words.RemoveRange(0, start + 1))
            : null;
    }

    /// <summary>Whether a variable or the output of a command is part of the format.</summary>
    public bool HasExpansion => Format.DescendantsAndSelf().Any(node => node is ParameterPart or SubstitutionPart);
}
