namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>
/// An expansion without quotes in an argument or a file name: the shell splits it
/// at spaces and looks for wildcards in it.
/// </summary>
/// <param name="Expansion">A <see cref="ParameterPart"/> or a <see cref="SubstitutionPart"/>.</param>
internal sealed record SplitExpansion(SimpleCommandSyntax? Command, ShellWord Word, ShellWordPart Expansion)
{
    /// <summary>Whether the word is nothing but the expansion.</summary>
    public bool IsWholeWord => Word.Parts.Length == 1;

    /// <summary>Whether the command takes lists: what the word becomes is meant to be several then.</summary>
    public bool IsForList => IsWholeWord && Command?.Words is { IsEmpty: false } words
        && (words.Any(word => OneWordOutputs.TakesList(word.Text)) || Command.Name is "for"
            || (Expansion is SubstitutionPart output && PrintsList(output) && TakesFiles(Command)));

    private static bool TakesFiles(SimpleCommandSyntax command) =>
        NestedCommands.FindProgram(command)?.Constant is { } program
        && Programs.Is(Interpreters.GetName(program), ProgramTrait.TakesFiles);

    // "$(cat list)", "$(find . -name '*.c')", "$(<list)": whoever leaves out the quotes wants each line as a word.
    private static bool PrintsList(SubstitutionPart substitution) =>
        substitution.Body.Items is { Length: 1 } items
        && (items[0].Node is PipelineSyntax pipeline ? pipeline.Commands[0] : items[0].Node)
            is SimpleCommandSyntax command
        && (command.Words.IsEmpty
            ? !command.Redirections.IsEmpty
            : Programs.Is(Interpreters.GetName(command.Words[0].Text), ProgramTrait.PrintsList));

    internal static IEnumerable<SplitExpansion> Find(RunScript script)
    {
        foreach (var node in script.Nodes)
        {
            switch (node)
            {
                case SimpleCommandSyntax command:
                    for (var i = 0; i < command.Words.Length; i++)
                    {
                        // A variable that is a whole command is meant to be one, with its arguments.
                        if ((i > 0 || command.Words[0].Parts.Length > 1) && IsSplit(script, command, command.Words[i]))
                        {
                            foreach (var part in FindIn(command.Words[i]))
                                yield return new SplitExpansion(command, command.Words[i], part);
                        }
                    }

                    break;
                case Redirection { IsHereDocument: false, Operator: not "<<<", Target: { } target } redirection:
                    foreach (var part in FindIn(target))
                        yield return new SplitExpansion(null, target, part);
                    break;
            }
        }
    }

    // "export X=$Y": bash takes it for the assignment that it is, dash for a word like any other.
    private static bool IsSplit(RunScript script, SimpleCommandSyntax command, ShellWord word) =>
        !command.IsDeclaration
        || (script.Dialect is ShellDialect.Dash or ShellDialect.Posix) || word.Text.IndexOf('=') < 0;

    // One between quotes is in a gap of theirs: that is what is to be fixed.
    private static IEnumerable<ShellWordPart> FindIn(ShellWord word)
    {
        if (!word.Parts.Any(part => part is ParameterPart or SubstitutionPart or BracePart))
            return [];
        if (word.Parts.Length < 3)
            return FindIn(word.Parts);
        var inGaps = QuoteGap.Find(word).SelectMany(gap => gap.Middle).ToImmutableHashSet();
        return FindIn(word.Parts).Where(part => !inGaps.Contains(part));
    }

    private static IEnumerable<ShellWordPart> FindIn(ImmutableArray<ShellWordPart> parts) =>
        parts.SelectMany(part => part switch
        {
            ParameterPart or SubstitutionPart => new[] { part },
            BracePart brace => brace.Alternatives.SelectMany(word => FindIn(word.Parts)),
            _ => Enumerable.Empty<ShellWordPart>(),
        });
}
