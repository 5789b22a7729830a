namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A command at the start of a line among the arguments of another command, without a separator.</summary>
/// <param name="Word">Its name.</param>
internal sealed record SwallowedCommand(SimpleCommandSyntax Outer, ShellWord Word)
{
    /// <summary>From the end of the line that lacks its separator to the name.</summary>
    public TextSpan Place =>
        TextSpan.FromBounds(Outer.Words.Last(word => word.Span.End < Word.Span.Start).Span.Start, Word.Span.End);

    /// <summary>Those of a script, in its order.</summary>
    public static IEnumerable<SwallowedCommand> Find(RunScript script, SourceFile file) =>
        from command in script.Commands
        where command.Name is not null
        let index = FindIndex(command, file)
        where index > 0 && !TakesCommands(command)
        select new SwallowedCommand(command, command.Words[index]);

    private static bool TakesCommands(SimpleCommandSyntax command) =>
        Programs.Is(command.Name!, ProgramTrait.TakesCommands)
        || Interpreters.GetDialect(command.Name!) is not ShellDialect.Unknown
        || CommandTable.FindWrappedCommand(command.Name!, command.Words.Select(word => word.Constant).ToArray()) != 0;

    private static int FindIndex(SimpleCommandSyntax command, SourceFile file)
    {
        for (var i = 1; i + 1 < command.Words.Length; i++)
        {
            var word = command.Words[i];
            var next = command.Words[i + 1];
            if (!word.IsPlain || !file.StartsLine(word.Span.Start) || file.StartsLine(next.Span.Start))
                continue;
            var isCommand = Programs.Is(word.Text, ProgramTrait.NeverOperand) && !IsOption(command, next.Text);
            var isProgram = Programs.Is(word.Text, ProgramTrait.SeldomOperand)
                && IsArgumentOf(word.Text, command, next);
            if (isCommand || isProgram || Repeats(command, word, next))
                return i;
        }

        return 0;
    }

    // "mkdir -p a \" and then "mkdir -p b". A package can have the name of its manager: "pip install pip".
    private static bool Repeats(SimpleCommandSyntax command, ShellWord word, ShellWord next) =>
        word.Text == command.Words[0].Text
        && (next.Text == command.Words[1].Text || !CommandTable.HasSubcommands(command.Name!));

    // "git -y" in a list of packages is an option of the whole command.
    private static bool IsOption(SimpleCommandSyntax command, string text) =>
        text.StartsWith("-", StringComparison.Ordinal)
        && CommandTable.IsKnown(command.Name!, command.Words.Length > 1 ? command.Words[1].Text : null, text);

    private static bool IsArgumentOf(string program, SimpleCommandSyntax outer, ShellWord next) =>
        next.Text.Contains("://")
            || (CommandTable.Find(program) is { } facts && facts.Subcommands.ContainsKey(next.Text))
            || (next.Text.StartsWith("-", StringComparison.Ordinal) && !IsOption(outer, next.Text)
                && program is "curl" or "wget" or "tar" or "sed" or "unzip" && IsPackageManager(outer)
                && !outer.Words.Any(word => word.Text == next.Text && word != next));

    private static bool IsPackageManager(SimpleCommandSyntax command) => CommandTable.HasSubcommands(command.Name!);
}
