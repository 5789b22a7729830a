namespace DockerfileAnalyzers.Model.Commands;

/// <param name="Literal"><see langword="null"/> where an expansion makes it unknown.</param>
internal sealed record CommandArgument(string Text, string? Literal, TextSpan Span);

/// <param name="Name">With its dashes; of a cluster such as <c>-yq</c>, one letter each.</param>
internal sealed record CommandOption(string Name, string? Value, TextSpan Span);

/// <summary>
/// One simple command wherever it is written: shell form, exec form, heredoc,
/// after <c>sudo</c>, inside <c>sh -c "…"</c>.
/// </summary>
internal sealed class ShellCommand
{
    /// <summary>The suffix of the name of a function or alias.</summary>
    internal const string CallSuffix = "()";

    private readonly ProgramFacts? _program;
    private readonly ulong _traits;
    private int[]? _optionTraits;
    private Download? _download;
    private bool _hasDownload;

    internal ShellCommand(
        CommandInstructionSyntax instruction,
        string name,
        CommandArgument nameArgument,
        ImmutableArray<CommandArgument> arguments,
        TextSpan span,
        WordValues? words, SimpleCommandSyntax? syntax, ShellCommand? outer)
    {
        Outer = outer;
        Instruction = instruction;
        Name = name;
        ProgramAsWritten = nameArgument.Literal ?? nameArgument.Text;
        NameSpan = nameArgument.Span;
        Arguments = arguments;
        Span = span;
        Words = words;
        Syntax = syntax;
        _program = CommandTable.Find(name);
        _traits = Programs.GetTraits(name);
        Read();
    }

    /// <summary>The RUN, CMD, ENTRYPOINT or HEALTHCHECK that it is written in.</summary>
    public CommandInstructionSyntax Instruction { get; }

    /// <summary>
    /// The last segment of the program's path: <c>apt-get</c>; of a function or an alias of the script with
    /// parentheses: <c>fetch()</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>Whether it calls a function or an alias of its script.</summary>
    public bool IsCall => Name.EndsWith(CallSuffix, StringComparison.Ordinal);

    /// <summary>As written: <c>/usr/bin/apt-get</c>, <c>./Shop</c>.</summary>
    public string ProgramAsWritten { get; }

    public TextSpan NameSpan { get; }

    /// <summary>The whole command, redirections included.</summary>
    public TextSpan Span { get; }

    /// <summary>Everything after the name.</summary>
    public ImmutableArray<CommandArgument> Arguments { get; }

    /// <summary>The first operand, of tools that have subcommands: <c>install</c>.</summary>
    public string? Subcommand { get; private set; }

    public TextSpan? SubcommandSpan { get; private set; }

    /// <summary>
    /// The tool by its main name: <c>apt-get</c> for apt, <c>pip</c> for pip3.11. The
    /// program's own name where no table knows it.
    /// </summary>
    public string Tool { get; private set; } = "";

    /// <summary>
    /// The subcommand by its main name: <c>install</c> for <c>npm i</c>, <c>pip install</c> for <c>uv pip install</c>.
    /// <see langword="null"/> where unknown.
    /// </summary>
    public string? Action { get; private set; }

    /// <summary>The program with its subcommand, as a message names it: <c>npm ci</c>, <c>uv pip install</c>.</summary>
    public string CallName =>
        Action is null ? Name : $"{Name} {(Action.IndexOf(' ') > 0 ? Action : Subcommand ?? Action)}";

    /// <summary>Its version syntax and its prompts, if it is a package manager.</summary>
    internal PackageManager? Manager => PackageManagerTable.Find(Tool);

    /// <summary>The purpose of the action.</summary>
    public CommandKind Kind { get; private set; }

    public ImmutableArray<CommandOption> Options { get; private set; }

    /// <summary>Arguments that are neither options nor subcommands: packages, files.</summary>
    public ImmutableArray<CommandArgument> Operands { get; private set; }

    /// <summary>The script it is part of; <see langword="null"/> in exec form.</summary>
    public ShellScript? Script => Words?.Tree;

    /// <summary>The expansion of the words of its script; <see langword="null"/> in exec form.</summary>
    internal WordValues? Words { get; }

    public SimpleCommandSyntax? Syntax { get; }

    /// <summary>
    /// The command that has it as an argument: <c>sudo</c>, <c>bash</c> of <c>bash -c "…"</c>;
    /// <see langword="null"/> where there is none.
    /// </summary>
    internal ShellCommand? Outer { get; }

    /// <summary>
    /// The commands that run it: <c>exec</c>, <c>gosu user</c>, <c>sh -c</c>; from the one around it outwards.
    /// </summary>
    internal IEnumerable<ShellCommand> Wrappers
    {
        get
        {
            for (var outer = Outer; outer is not null; outer = outer.Outer)
                yield return outer;
        }
    }

    /// <summary>Whether every word is known. If not, there can be an option that is not seen.</summary>
    public bool IsComplete => Arguments.All(argument => argument.Literal is not null);

    /// <summary>
    /// The place of the first argument that starts at a place of the file or after
    /// it. They are in the order of the text.
    /// </summary>
    internal int FindArgument(int start)
    {
        var (low, high) = (0, Arguments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Arguments[middle].Span.Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Whether the program has a trait, whatever its arguments are.</summary>
    internal bool Is(ProgramTrait trait) => Programs.Has(_traits, trait);

    /// <summary>Whether its action has a trait: <c>dotnet publish</c>.</summary>
    internal bool ActionIs(ProgramTrait trait) => Action is not null && Programs.Is(Tool + " " + Action, trait);

    /// <summary>The first option with this effect, whatever its name is; <see langword="null"/> without one.</summary>
    internal CommandOption? FindOption(OptionTrait trait)
    {
        if (Options.IsEmpty)
            return null;
        // Used by many rules.
        _optionTraits ??= ReadOptionTraits();
        for (var i = 0; i < _optionTraits.Length; i++)
        {
            if (ProgramOptions.Has(_optionTraits[i], trait))
                return Options[i];
        }

        return null;
    }

    private int[] ReadOptionTraits()
    {
        var traits = new int[Options.Length];
        for (var i = 0; i < traits.Length; i++)
            traits[i] = GetTraits(Options[i].Name);
        return traits;
    }

    internal bool HasOption(OptionTrait trait) => FindOption(trait) is not null;

    /// <summary>Whether an option of this program does so.</summary>
    internal bool Does(string option, OptionTrait trait) => ProgramOptions.Has(GetTraits(option), trait);

    private int GetTraits(string option) => ProgramOptions.GetTraits(Name, option)
        | (Tool == Name ? 0 : ProgramOptions.GetTraits(Tool, option));

    public bool HasOption(params string[] names)
    {
        foreach (var option in Options)
        {
            if (Array.IndexOf(names, option.Name) >= 0)
                return true;
        }

        return false;
    }

    public string? GetOptionValue(params string[] names) =>
        Options.LastOrDefault(option => names.Contains(option.Name))?.Value;

    /// <summary>The operands after an action of two words, such as <c>yarn global add</c>; else all.</summary>
    public IEnumerable<CommandArgument> ActionOperands => Operands.Skip(Action?.IndexOf(' ') > 0 ? 1 : 0);

    /// <summary>The packages that an install command names: without versions, architectures, files and URLs.</summary>
    public IEnumerable<string> Packages => Operands.Select(operand => operand.Literal).OfType<string>()
        .Select(name => name.Split('=', '@', '~', '<', '>', ':', '[')[0])
        .Where(name => name.Length > 0 && name.IndexOf('/') < 0 && name[0] != '.');

    /// <summary>The name under which apk installs packages together: <c>.build-deps</c>.</summary>
    public string? Group => Tool == "apk" ? GetOptionValue("-t", "--virtual") : null;

    /// <summary>The redirections as written; empty in exec form.</summary>
    public ImmutableArray<Redirection> Redirections => Syntax?.Redirections ?? ImmutableArray<Redirection>.Empty;

    /// <summary>Its arguments as words of its script; none in exec form.</summary>
    internal IEnumerable<ShellWord> ArgumentWords => Syntax is null || Arguments.IsEmpty ? Enumerable.Empty<ShellWord>()
        : Syntax.Words.SkipWhile(word => word.Span.Start <= NameSpan.Start)
            .TakeWhile(word => word.Span.Start <= Arguments[Arguments.Length - 1].Span.Start);

    /// <summary>
    /// The value of a word of its script, such as the target of a redirection; <see langword="null"/> where unknown.
    /// </summary>
    internal string? GetValue(ShellWord word) => Words is null ? word.Constant : Words.Get(word);

    /// <summary>The pipeline that it is a member of; <see langword="null"/> where there is none.</summary>
    public PipelineSyntax? Pipeline => Syntax?.Parent as PipelineSyntax;

    public bool IsPartOfPipe => Pipeline is { Commands.Length: > 1 };

    /// <summary>
    /// The command that reads what this one writes; <see langword="null"/> where none does, or a compound one.
    /// </summary>
    public SimpleCommandSyntax? PipeTarget =>
        Pipeline is { } pipeline && pipeline.IndexOf(Syntax!) is var index && index + 1 < pipeline.Commands.Length
            ? pipeline.Commands[index + 1] as SimpleCommandSyntax
            : null;

    /// <summary>Whether it has input: <c>yes |</c>, <c>&lt;&lt;&lt; y</c>.</summary>
    public bool IsAnswered =>
        Pipeline is { } pipeline && pipeline.IndexOf(Syntax!) > 0
        || Redirections.Any(redirection => redirection.Operator.StartsWith("<", StringComparison.Ordinal));

    /// <summary>Whether it always runs: no branch, loop or <c>||</c> around it.</summary>
    public bool IsUnconditional => Script is null
        || (Syntax?.Parent is ShellListSyntax list && list == Script.Root
            && list.Items[list.IndexOf(Syntax)].Operator is not ListOperator.Or);

    /// <summary>Whether nothing of its script runs after it; in exec form, there is nothing else.</summary>
    public bool IsLastOfScript =>
        Script is null
        || Script.Root is ShellListSyntax { Items: { Length: > 0 } items } && items[items.Length - 1].Node == Syntax;

    /// <summary>Whether the script has no other command.</summary>
    public bool IsOnlyOfScript =>
        Script is null || (IsLastOfScript && Script.Root is ShellListSyntax { Items.Length: 1 });

    /// <summary>
    /// The download from a URL; <see langword="null"/> where that is nothing, or not known. Used by many rules.
    /// </summary>
    internal Download? Download
    {
        get
        {
            if (!_hasDownload)
                (_download, _hasDownload) = (Download.Create(this), true);
            return _download;
        }
    }

    public override string ToString() =>
        Arguments.IsEmpty ? Name : Name + " " + string.Join(" ", Arguments.Select(argument => argument.Text));

    private void Read()
    {
        var options = default(ArrayBuilder<CommandOption>);
        var operands = default(ArrayBuilder<CommandArgument>);
        var hasSubcommands = _program is { Subcommands.Count: > 0 };
        var onlyOperands = false;
        for (var i = 0; i < Arguments.Length; i++)
        {
            var text = Arguments[i].Literal ?? Arguments[i].Text;
            if (text == "--" && !onlyOperands)
            {
                onlyOperands = true;
            }
            else if (i == 0 && Is(ProgramTrait.BundlesOptions) && IsBundle(Arguments[0].Literal))
            {
                AddBundle(ref options, text, ref i);
            }
            else if (onlyOperands || text.Length < 2 || text[0] != '-')
            {
                if (hasSubcommands && Subcommand is null && !onlyOperands)
                {
                    Subcommand = Arguments[i].Literal;
                    SubcommandSpan = Arguments[i].Span;
                    if (Subcommand is null)
                        hasSubcommands = false;
                }
                else
                {
                    operands.Add(Arguments[i]);
                }
            }
            else
            {
                AddOption(ref options, text, ref i);
            }
        }

        Options = options.ToImmutableArray();
        Operands = operands.ToImmutableArray();
        ReadAction();
    }

    private void ReadAction()
    {
        Tool = _program?.Tool ?? Name;
        // pacman has options for subcommands; "yarn" alone installs.
        var word = Tool == "pacman"
            ? Options.FirstOrDefault()?.Name
            : Subcommand ?? (Name == "yarn" && Arguments.IsEmpty ? "install" : null);
        Action = word;
        if (word is null || _program is null)
            return;
        if (Operands.FirstOrDefault()?.Literal is { } second
            && _program.Subcommands.TryGetValue(word + " " + second, out var facts)
            || _program.Subcommands.TryGetValue(word, out facts))
        {
            Action = facts.Name;
            Kind = facts.Kind;
        }
    }

    private void AddOption(ref ArrayBuilder<CommandOption> options, string text, ref int i)
    {
        var span = Arguments[i].Span;
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text.Substring(0, equals);
        if (IsCluster(text, name))
        {
            AddCluster(ref options, text, ref i);
            return;
        }

        var value = equals < 0 ? null : text.Substring(equals + 1);
        if (value is null && TakesValue(name))
            value = TakeNext(ref i, ref span);
        options.Add(new CommandOption(name, value, span));
    }

    // "-yq" is "-y" and "-q"; some tools have long options with one dash, which their tables list.
    private bool IsCluster(string text, string name) =>
        text[1] != '-' && text.Length > 2 && text[2] is not ('=' or ':')
        && _program?.IsKnown(Subcommand, name) != true;

    // "-fsSLo file": the first letter that takes a value takes the rest of the word, or the next one.
    private void AddCluster(ref ArrayBuilder<CommandOption> options, string text, ref int i)
    {
        var span = Arguments[i].Span;
        // The cluster itself stays in the list, for tools of which no table knows the options.
        options.Add(new CommandOption(
            text.Split('=')[0], text.IndexOf('=') is > 0 and var equals ? text.Substring(equals + 1) : null, span));
        for (var letter = 1; letter < text.Length; letter++)
        {
            var name = "-" + text[letter];
            if (!TakesValue(name))
            {
                options.Add(new CommandOption(name, null, span));
                continue;
            }

            var value = letter + 1 < text.Length ? text.Substring(letter + 1) : TakeNext(ref i, ref span);
            options.Add(new CommandOption(name, value, span));
            return;
        }
    }

    private static bool IsBundle(string? text) =>
        text is { Length: > 0 } && text.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    // "tar xzf a.tgz": the values of the letters follow.
    private void AddBundle(ref ArrayBuilder<CommandOption> options, string letters, ref int i)
    {
        var span = Arguments[i].Span;
        foreach (var name in letters.Select(letter => "-" + letter))
            options.Add(new CommandOption(name, TakesValue(name) ? TakeNext(ref i, ref span) : null, span));
    }

    private bool TakesValue(string option) => _program?.TakesValue(Subcommand, option) == true;

    private string? TakeNext(ref int i, ref TextSpan span)
    {
        if (i + 1 >= Arguments.Length)
            return null;
        i++;
        span = TextSpan.FromBounds(span.Start, Arguments[i].Span.End);
        return Arguments[i].Literal;
    }
}
