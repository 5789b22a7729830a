namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>A call of <c>printf</c>: its format and what is put into it.</summary>
internal sealed record PrintfCommand(ShellWord Format, ImmutableArray<ShellWord> Arguments)
{
    // Of C, with "%b" and "%q"; a date in parentheses is bash's own.
    private static readonly Regex s_specifier = new(
        @"\G%(?:%|[-+ #0']*(?<more>\*|[0-9]*)(?:\.(?<more>\*"
            + @"|[0-9]*))?(?:(?<conversion>(?:hh|ll|[hlLjzt])?[diouxXfFeEgGaAcsbqQn])|(?<date>\([^)]*\)T)))",
        RegexOptions.CultureInvariant);

    /// <returns><see langword="null"/> where the command is no printf, or has no format.</returns>
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

    /// <summary>
    /// How many arguments the format takes; <see langword="null"/> where that is not certain. A
    /// date that ends it may go without one.
    /// </summary>
    public (int Count, bool IsLastOptional)? CountTaken()
    {
        if (Format.Constant is not { } text
            || Format.DescendantsAndSelf()
                .Any(node => node is ParameterPart or SubstitutionPart or ArithmeticPart or GlobPart or BracePart))
            return null;
        var (count, isLastOptional) = (0, false);
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i))
        {
            var match = s_specifier.Match(text, i);
            if (!match.Success)
                return null;
            count += match.Groups["more"].Captures.Cast<Capture>().Count(capture => capture.Value == "*")
                + match.Groups["conversion"].Captures.Count + match.Groups["date"].Captures.Count;
            isLastOptional = match.Value == "%%" ? isLastOptional : match.Groups["date"].Success;
            i += match.Length;
        }

        return (count, isLastOptional);
    }

    /// <summary>Whether each argument is one word for certain.</summary>
    public bool ArgumentsAreCounted => Arguments.All(word => word.IsOneArgument);
}
