namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>Everything in a script that gives a variable a value.</summary>
internal static class VariableAssignments
{
    // POSIX.1-2024, 2.15: special built-in utilities.
    private static readonly ImmutableHashSet<string> s_specialBuiltins = ImmutableHashSet.Create(
        ".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift", "times",
            "trap", "unset");

    // "i=1", "i += 1", "i++", "++i".
    private static readonly Regex s_arithmetic = new(
        @"(?<name>[A-Za-z_]\w*)\s*(?:\[[^\]]*\]\s*)?(?:(?:[-+*/%&|^]|<<|>>)?=(?!=)|\+\+|--)"
            + @"|(?:\+\+|--)\s*(?<name>[A-Za-z_]\w*)",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_name = new(@"\A(?<name>[A-Za-z_]\w*)(?:\[.*)?\z", RegexOptions.CultureInvariant);

    /// <summary>Each with its value; <see langword="null"/> where only running it would tell.</summary>
    public static IEnumerable<AssignedVariable> Find(RunScript script) =>
        script.Nodes.SelectMany(node => Find(node, script.Dialect))
            .Concat(script.Instruction.Mounts.Where(mount => mount.Type == "secret" && mount["env"] is { Length: > 0 })
                .Select(mount => new AssignedVariable(mount["env"]!, null)));

    /// <summary>Whether a command sets variables whose names only running it would tell: <c>export $(cat
    /// .env)</c>.</summary>
    public static bool SetsUnknown(SimpleCommandSyntax command)
    {
        var words = WithoutWrapper(command);
        return words.FirstOrDefault()?.Constant is { } name
            && (SimpleCommandSyntax.Declarations.Contains(name) || name is "read" or "mapfile" or "readarray"
                || (name == "printf" && words.ElementAtOrDefault(1)?.Constant == "-v"))
            && words.Skip(1).Any(word => word.PartsWithinQuotes.FirstOrDefault() is SubstitutionPart or ParameterPart);
    }

    private static IEnumerable<AssignedVariable> Find(ShellNode node, ShellDialect dialect) =>
        node switch
    {
        // In front of a command it is for that command alone; POSIX keeps it after one that the shell itself has to
        // run.
        AssignmentSyntax { Parent: SimpleCommandSyntax { Words.IsEmpty: false } command }
            when dialect is ShellDialect.Bash || !s_specialBuiltins.Contains(command.Words[0].Text) => None,
        AssignmentSyntax assignment => One(assignment.Name, assignment.Index is null ? assignment.Value : null),
        ForSyntax { Words.IsDefault: true } loop => One(loop.Variable.Text, null),
        ForSyntax loop => FromLoop(loop),
        ParameterPart { Operator: ":=" or "=" } parameter => One(parameter.Name, parameter.Operand),
        ArithmeticPart arithmetic => FromArithmetic(arithmetic.Expression),
        CoprocessSyntax => One("COPROC", null),
        Redirection { Descriptor: ['{', .., '}'] descriptor } => One(descriptor.Trim('{', '}'), null),
        SimpleCommandSyntax { Words.Length: > 1 } command => FromCommand(WithoutWrapper(command)),
        _ => None,
    };

    private static IEnumerable<AssignedVariable> FromLoop(ForSyntax loop) =>
        loop.Words.Select(word => new AssignedVariable(loop.Variable.Text, word));

    // "builtin export v=1", "command -p read v".
    private static ImmutableArray<ShellWord> WithoutWrapper(SimpleCommandSyntax command) =>
        command.Words.FirstOrDefault()?.Constant is "builtin" or "command"
        ? command.Words.Skip(1).SkipWhile(word =>
            word.Text.StartsWith("-", StringComparison.Ordinal)).ToImmutableArray()
        : command.Words;

    private static IEnumerable<AssignedVariable> FromCommand(ImmutableArray<ShellWord> words)
    {
        var arguments = words.Skip(1);
        switch (words.FirstOrDefault()?.Constant)
        {
            case "export" or "readonly":
                return arguments.SelectMany(FromDeclaration);
            case "local" or "declare" or "typeset":
                return arguments.SelectMany(word => FromDeclaration(word).Concat(Named(word.Constant)))
                    // A name reference: "declare -n ref=list" makes ref another name for list.
                    .Concat(arguments.Any(word => word.Text.StartsWith("-", StringComparison.Ordinal)
                        && word.Text.Contains('n'))
                        ? arguments.SelectMany(word => Named(word.Constant?.Split('=').Last()))
                        : None);
            case "read" or "getopts" or "mapfile" or "readarray" or "unset":
                return arguments.SelectMany(word => Named(word.Constant));
            case "let":
                return arguments.SelectMany(word => FromArithmetic(word.Constant ?? word.Text));
            case "printf":
                return AfterOption(words, "-v");
            case "wait":
                return AfterOption(words, "-p");
            default:
                return None;
        }
    }

    private static IEnumerable<AssignedVariable> FromDeclaration(ShellWord word)
    {
        if (word.AssignedName is { } name)
            return One(name, new ShellWord(word.Span, word.Text, WithoutName(word, name)));
        // "export "v=$x"": the name is in the quotes.
        var text = word.Constant ?? string.Concat(word.PartsWithinQuotes.TakeWhile(part =>
            part is LiteralPart or SingleQuotedPart)
            .Select(part => part is LiteralPart literal ? literal.Value : ((SingleQuotedPart)part).Value));
        return text.IndexOf('=') > 0 ? Named(text.Split('=')[0].TrimEnd('+')) : None;
    }

    private static IEnumerable<AssignedVariable> AfterOption(ImmutableArray<ShellWord> words,
        string option)
    {
        var index = words.ToList().FindIndex(word => word.Text.StartsWith(option, StringComparison.Ordinal));
        if (index < 0)
            return None;
        return Named(words[index].Text == option ? words.ElementAtOrDefault(index + 1)?.Constant
            : words[index].Constant?.Substring(option.Length));
    }

    private static IEnumerable<AssignedVariable> FromArithmetic(string expression) =>
        s_arithmetic.Matches(expression).Cast<Match>().SelectMany(match => One(match.Groups["name"].Value, null));

    private static IEnumerable<AssignedVariable> Named(string? text) =>
        text is not null && s_name.Match(text) is { Success: true } match ? One(match.Groups["name"].Value, null)
            : None;

    private static IEnumerable<AssignedVariable> One(string name, ShellWord? value) =>
        new[] { new AssignedVariable(name, value) };

    private static IEnumerable<AssignedVariable> None => Enumerable.Empty<AssignedVariable>();

    private static ImmutableArray<ShellWordPart> WithoutName(ShellWord word, string name)
    {
        var first = (LiteralPart)word.Parts[0];
        var rest = first.Value.Substring(Math.Min(first.Value.Length, name.Length)).TrimStart('+', '=');
        return word.Parts.SetItem(0, new LiteralPart(first.Span, rest));
    }
}

/// <param name="Value"><see langword="null"/> where only running the script would tell.</param>
internal sealed record AssignedVariable(string Name, ShellWord? Value);
