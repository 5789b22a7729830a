namespace DockerfileAnalyzers.Model.Commands;

/// <summary>A script that is an argument: <c>bash -ec "…"</c>.</summary>
/// <param name="Shell">The program that reads it, and its arguments in front of it.</param>
internal sealed record NestedScript(WordValues Words, ImmutableArray<string> Shell);

/// <summary>
/// Finds the commands of an instruction, however they are written: in lists and loops, after other
/// commands, in scripts that are arguments.
/// </summary>
internal sealed class CommandFinder
{
    private const int MaxDepth = 8;

    private readonly CommandInstructionSyntax _instruction;
    private readonly ShellDialect _binSh;
    private readonly Func<string, string?> _resolve;
    private readonly ImmutableArray<ShellCommand>.Builder _result = ImmutableArray.CreateBuilder<ShellCommand>();
    private readonly ImmutableArray<NestedScript>.Builder _nested = ImmutableArray.CreateBuilder<NestedScript>();

    private CommandFinder(CommandInstructionSyntax instruction, ShellDialect binSh, Func<string, string?> resolve)
    {
        _instruction = instruction;
        _binSh = binSh;
        _resolve = resolve;
    }

    /// <summary>An argument with the script that it may be.</summary>
    /// <param name="Syntax">If a shell reads the argument.</param>
    /// <param name="Text">The text of an argument in exec form.</param>
    private readonly record struct Word(CommandArgument Argument, ShellWord? Syntax, LogicalText? Text)
    {
        public string? Literal => Argument.Literal;

        public LogicalText? GetContent() => Text ?? Syntax?.GetContent();
    }

    /// <param name="script">
    /// The script that a shell reads; <see langword="null"/> in exec form and where another program reads it.
    /// </param>
    /// <param name="binSh">The dialect of <c>/bin/sh</c> in the image.</param>
    /// <param name="resolve">
    /// The value of a variable before the instruction; <see langword="null"/> where unknown.
    /// </param>
    /// <returns>The commands, and the scripts among their arguments that are known exactly.</returns>
    public static FoundCommands Find(
        CommandInstructionSyntax instruction, WordValues? script, ShellDialect binSh, Func<string, string?> resolve)
    {
        var finder = new CommandFinder(instruction, binSh, resolve);
        if (script is not null)
        {
            finder.AddScript(script, null, 0);
        }
        else if (instruction is { IsExecForm: true, ExecArguments: { IsEmpty: false } arguments })
        {
            var words = arguments
                .Select(argument =>
                    new Word(new CommandArgument(argument.Value, argument.Value, argument.Span), null, argument.Text))
                .ToArray();
            finder.Add(
                words,
                TextSpan.FromBounds(arguments[0].Span.Start, arguments[arguments.Length - 1].Span.End),
                null,
                null,
                null,
                0);
        }

        return new FoundCommands(finder._result.ToImmutable(), finder._nested.ToImmutable());
    }

    private void AddScript(WordValues script, ShellCommand? outer, int depth)
    {
        foreach (var command in script.Tree.Nodes.OfType<SimpleCommandSyntax>())
        {
            if (command.Words.IsEmpty)
                continue;
            if (script.Tree.DefinedNames.Contains(script.Get(command.Words[0]) ?? ""))
                AddCall(command, script, outer);
            else
                Add(
                    Expand(command, script),
                    command.Span,
                    script,
                    command,
                    outer,
                    depth);
        }
    }

    // No program has this name, so that nothing is known about it: "curl()".
    private void AddCall(SimpleCommandSyntax command, WordValues script, ShellCommand? outer)
    {
        var words = Array.ConvertAll(Expand(command, script), word => word.Argument);
        _result.Add(new ShellCommand(_instruction, words[0].Literal + ShellCommand.CallSuffix, words[0],
            words.Skip(1).ToImmutableArray(), command.Span, script, command, outer));
    }

    // A word is one argument, unless what it expands to is known to be several, or none.
    private static Word[] Expand(SimpleCommandSyntax command, WordValues values)
    {
        var words = new List<Word>(command.Words.Length);
        foreach (var word in command.Words)
        {
            if (word.Constant is null && values.GetArguments(word) is { IsDefault: false, Length: not 1 } fields)
                AddFields(words, word, fields);
            else
                words.Add(new Word(new CommandArgument(word.Text, values.Get(word), word.Span), word, null));
        }

        return words.ToArray();
    }

    private static void AddFields(List<Word> words, ShellWord word, ImmutableArray<string> fields) => words.AddRange(
        fields.Select(field => new Word(new CommandArgument(field, field, word.Span), null, null)));

    private void Add(
        Word[] words,
        TextSpan span,
        WordValues? script,
        SimpleCommandSyntax? syntax,
        ShellCommand? outer,
        int depth)
    {
        if (words.Length == 0 || words[0].Literal is not { Length: > 0 } program)
            return;
        var name = Interpreters.GetName(program);
        var command = new ShellCommand(
            _instruction,
            name,
            words[0].Argument,
            ImmutableArray.Create(Array.ConvertAll(words, word => word.Argument), 1, words.Length - 1),
            span,
            script,
            syntax,
            outer);
        _result.Add(command);
        if (depth >= MaxDepth)
            return;
        var literals = Array.ConvertAll(words, word => word.Literal);
        if (NestedCommands.FindScript(name, literals) is var (index, count, dialect)
            && Join(words.Skip(index).Take(count)) is { } nested)
            AddNested(
                nested,
                dialect,
                script,
                command,
                depth,
                IsExact(words.Skip(index).Take(count), nested)
                    ? words.Take(index).Select(word => word.Literal ?? "")
                    : null);
        else if (Interpreters.GetDialect(name) is not ShellDialect.Unknown
            && words.Skip(1).All(word => word.Literal?.StartsWith("-", StringComparison.Ordinal) == true)
            && FindInput(syntax) is { } input)
            AddNested(
                input,
                Interpreters.GetDialect(name),
                script,
                command,
                depth,
                IsQuotedInput(syntax) ? words.Select(word => word.Literal ?? "") : null);
        foreach (var (start, end) in NestedCommands.FindCommands(name, literals))
            Add(words.Skip(start).Take(end - start).ToArray(), span, script, syntax, command, depth + 1);
    }

    private static LogicalText? Join(IEnumerable<Word> words)
    {
        var contents = words.Select(word => word.GetContent()).ToArray();
        if (contents.Any(content => content is null))
            return null;
        var joined = new LogicalText.Builder();
        foreach (var content in contents)
        {
            if (!ReferenceEquals(content, contents[0]))
                joined.Append(' ', new TextSpan(content!.FileSpan.Start, 0));
            joined.Append(content!, new TextSpan(0, content!.Length));
        }

        return joined.ToLogicalText(contents[contents.Length - 1]!.FileSpan.End);
    }

    // "bash <<EOF": a shell without a script of its own reads its input.
    private static LogicalText? FindInput(SimpleCommandSyntax? syntax) =>
        syntax?.Redirections.LastOrDefault(redirection =>
            redirection is { Document: not null, Descriptor: null or "0" })?.Document!.Text;

    private static bool IsQuotedInput(SimpleCommandSyntax? syntax) =>
        syntax?.Redirections.LastOrDefault(redirection => redirection.Document is not null)?.Document!.IsQuoted == true;

    // The inner shell reads the text after the outer one has expanded it.
    private static bool IsExact(IEnumerable<Word> words, LogicalText script) =>
        string.Join(" ", words.Select(word => word.Literal)) == script.Text;

    // Without a dialect, the shell that reads the outer script.
    private void AddNested(
        LogicalText text,
        ShellDialect? shell,
        WordValues? outer,
        ShellCommand command,
        int depth,
        IEnumerable<string>? exactShell)
    {
        // A variable that the outer script assigns may not have its initial value any more.
        string? Resolve(string name) => outer?.Tree.Assigns(name) == true ? null : _resolve(name);
        var dialect = shell ?? outer?.Tree.Dialect ?? _binSh;
        if (dialect is ShellDialect.Posix)
            dialect = _binSh;
        if (dialect is ShellDialect.Unknown)
            return;
        var script = new WordValues(ShellParser.Parse(text, dialect), Resolve);
        if (exactShell is not null)
            _nested.Add(new NestedScript(script, exactShell.ToImmutableArray()));
        AddScript(script, command, depth + 1);
    }
}

/// <summary>The commands of an instruction, and the scripts that are arguments of them.</summary>
internal sealed record FoundCommands(ImmutableArray<ShellCommand> Commands, ImmutableArray<NestedScript> Scripts)
{
    public static readonly FoundCommands None =
        new(ImmutableArray<ShellCommand>.Empty, ImmutableArray<NestedScript>.Empty);
}
