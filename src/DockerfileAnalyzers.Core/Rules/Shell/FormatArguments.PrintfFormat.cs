namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The arguments that a printf format takes.</summary>
internal static class PrintfFormat
{
    // Of C, with "%b" and "%q"; a date in parentheses is bash's own.
    private static readonly Regex s_specifier = new(
        @"\G%(?:%|[-+ #0']*(?<more>\*|[0-9]*)(?:\.(?<more>\*"
            + @"|[0-9]*))?(?:(?<conversion>(?:hh|ll|[hlLjzt])?[diouxXfFeEgGaAcsbqQn])|(?<date>\([^)]*\)T)))",
        RegexOptions.CultureInvariant);

    /// <summary>
    /// How many arguments the format takes; <see langword="null"/> where that is not certain. A
    /// date that ends it may go without one.
    /// </summary>
    public static (int Count, bool IsLastOptional)? CountTaken(ShellWord format)
    {
        if (format.Constant is not { } text
            || format.DescendantsAndSelf()
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
}
