namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>
/// The script of a RUN that a Unix shell runs and that is understood, with the options that decide about failures.
/// </summary>
internal sealed class RunScript
{
    private static readonly Fact<RunInstructionSyntax, RunScript?> s_fact = new(Create);

    private static readonly Fact<RunInstructionSyntax, ImmutableArray<RunScript>> s_all = new(CreateAll);

    private readonly VariableScope _before;
    private readonly DockerfileModel _model;
    private readonly IEnumerable<string> _shellArguments;
    private ImmutableArray<ShellCommand>? _calls;
    private ILookup<SimpleCommandSyntax, ShellCommand>? _callsBySyntax;
    private ImmutableArray<SplitExpansion>? _splitExpansions;
    private VariableUses? _variables;
    private ImmutableArray<PipeFailure>? _lostPipes;
    private ImmutableArray<ParameterPart>? _unsetExpansions;
    private ImmutableArray<int>? _resultChecks;
    private ImmutableArray<FindExpression>? _findExpressions;
    private Dictionary<string, int>? _testedFolders;

    private RunScript(
        DockerfileModel model,
        RunInstructionSyntax instruction,
        WordValues words,
        IEnumerable<string> shellArguments,
        bool isNested)
    {
        Instruction = instruction;
        Words = words;
        IsNested = isNested;
        SharesShell = isNested && shellArguments.FirstOrDefault() is "eval" or "trap";
        (_model, _shellArguments) = (model, shellArguments);
        _before = model.GetState(instruction).Variables;
        HasErrexit = SetOptions.SetErrexit(shellArguments.Skip(1)) || SetsAnywhere(SetOptions.SetErrexit);
        HasPipefail = SetOptions.SetPipefail(shellArguments.Skip(1)) || SetsAnywhere(SetOptions.SetPipefail);
    }

    /// <summary>
    /// The script of a RUN; <see langword="null"/> where no Unix shell reads it, or it is not understood.
    /// </summary>
    public static RunScript? Of(DockerfileModel model, RunInstructionSyntax run) => s_fact.Of(model, run);

    /// <summary>
    /// The scripts of a RUN that Unix shells read: its own, and those that are arguments of its commands.
    /// </summary>
    public static ImmutableArray<RunScript> AllOf(DockerfileModel model, RunInstructionSyntax run) =>
        s_all.Of(model, run);

    private static ImmutableArray<RunScript> CreateAll(DockerfileModel model, RunInstructionSyntax run)
    {
        var nested = model.RunsWindows(run) ? Enumerable.Empty<RunScript?>()
            : model.GetNestedScripts(run).Select(nested => Create(model, run, nested));
        return nested.Prepend(Of(model, run)).OfType<RunScript>().ToImmutableArray();
    }

    private static RunScript? Create(DockerfileModel model, RunInstructionSyntax run) =>
        model.GetWords(run) is { } words && IsUnderstood(words.Tree) && !model.RunsWindows(run)
            ? new RunScript(
                model,
                run,
                words,
                run.Interpreter?.Split(' ')
                    ?? (model.GetState(run).Shell ?? ImmutableArray<string>.Empty).AsEnumerable(),
                isNested: false)
            : null;

    /// <returns><see langword="null"/> where no Unix shell reads it, or it is not understood.</returns>
    private static RunScript? Create(DockerfileModel model, RunInstructionSyntax run, NestedScript nested) =>
        IsUnderstood(nested.Words.Tree)
            ? new RunScript(model, run, nested.Words, nested.Shell, isNested: true)
            : null;

    private static bool IsUnderstood(ShellScript script) =>
        script is { Dialect: not (ShellDialect.PowerShell or ShellDialect.Cmd or ShellDialect.Unknown),
            IsComplete: true };

    public RunInstructionSyntax Instruction { get; }

    public ShellScript Tree => Words.Tree;

    internal WordValues Words { get; }

    /// <summary>The value of a word; <see langword="null"/> unless it is certainly one known argument.</summary>
    public string? GetValue(ShellWord word) => Words.Get(word);

    public ShellDialect Dialect => Tree.Dialect;

    /// <summary>
    /// Whether it is an argument of a command: it sees the variables that are exported to it, whichever these are.
    /// </summary>
    public bool IsNested { get; }

    /// <summary>Whether it is an argument of <c>eval</c> or <c>trap</c>: its variables are those of the script around
    /// it.</summary>
    public bool SharesShell { get; }

    /// <summary>
    /// Whether a command that fails ends the script: <c>set -e</c> anywhere in it, or among the shell's arguments.
    /// </summary>
    public bool HasErrexit { get; }

    /// <summary>Whether a pipeline fails if any of its commands fails.</summary>
    public bool HasPipefail { get; }

    /// <summary>Whether the script is a here-document that a shell reads line by line.</summary>
    public bool IsHeredoc =>
        !IsNested && !Instruction.Heredocs.IsEmpty
        && Tree.Text.FileSpan.Start >= Instruction.Heredocs[0].BodySpan.Start;

    /// <summary>The whole tree, in the order of the text, for the many rules that search it.</summary>
    public NodeList<ShellNode> Nodes => Tree.Nodes;

    /// <summary>The words of the <c>for</c> loops that list them.</summary>
    public IEnumerable<ImmutableArray<ShellWord>> LoopWords =>
        Nodes.OfType<ForSyntax>().Where(loop => !loop.IsSelect && !loop.Words.IsDefault).Select(loop => loop.Words);

    /// <summary>
    /// Every simple command, in the order of the text; those of scripts in arguments are not among them.
    /// </summary>
    public ImmutableArray<SimpleCommandSyntax> Commands => Nodes.OfType<SimpleCommandSyntax>();

    /// <summary>
    /// The commands with their options and operands, also those after <c>sudo</c> and similar wrappers, where the
    /// program is known.
    /// </summary>
    public ImmutableArray<ShellCommand> Calls =>
        _calls ??= _model.GetCommands(Instruction, Tree).ToImmutableArray();

    private ILookup<SimpleCommandSyntax, ShellCommand> CallsBySyntax =>
        _callsBySyntax ??= Calls.ToLookup(call => call.Syntax!);

    /// <summary>
    /// The command that is finally run, after <c>sudo</c> and similar wrappers; for <c>xargs</c>, <c>xargs</c> itself.
    /// <see langword="null"/> if it is not known or not a simple command.
    /// </summary>
    internal ShellCommand? GetCall(ShellNode node) =>
        node is SimpleCommandSyntax command && NestedCommands.FindProgram(command) is { } program
            ? CallsBySyntax[command].FirstOrDefault(call => call.NameSpan == program.Span) : null;

    /// <summary>
    /// The commands that a pipe joins, and what reads the output of each;
    /// <see langword="null"/> where that is not a known command.
    /// </summary>
    internal IEnumerable<(ShellCommand Writer, ShellCommand? Reader)> Pipes =>
        from pipeline in Nodes.OfType<PipelineSyntax>()
        from pair in pipeline.Commands.Zip(pipeline.Commands.Skip(1), (writer, reader) =>
            (Writer: GetCall(writer), Reader: GetCall(reader)))
        where pair.Writer is not null
        select (pair.Writer!, pair.Reader);

    /// <summary>Whether a <c>set -a</c> in it exports what is assigned afterwards.</summary>
    public bool ExportsAll => SetsAnywhere(SetOptions.SetAllexport);

    /// <summary>Whether it runs unseen code that may read and set its variables.</summary>
    public bool SourcesUnknownCode => Commands.Any(command => command.Name is "eval" or "." or "source");

    /// <summary>The commands <c>rm -r</c>.</summary>
    public IEnumerable<ShellCommand> FolderRemovals =>
        Calls.Where(call => call.Name == "rm" && call.HasOption("-r", "-R", "--recursive"));

    /// <summary>Unquoted expansions that a shell splits.</summary>
    public ImmutableArray<SplitExpansion> SplitExpansions =>
        _splitExpansions ??= SplitExpansion.Find(this).ToImmutableArray();

    public VariableUses Variables => _variables ??= new VariableUses(this);

    /// <summary>The pipelines whose failure is ignored.</summary>
    public ImmutableArray<PipeFailure> LostPipes => _lostPipes ??= PipeFailure.Find(this).ToImmutableArray();

    /// <summary>The places of the commands of its list that look at a result, and whose failure ends it.</summary>
    internal ImmutableArray<int> ResultChecks =>
        _resultChecks ??= ResultCheck.Find(Tree, HasErrexit).ToImmutableArray();

    /// <summary>The variables that ARG and ENV give it.</summary>
    public IEnumerable<Variable> VariablesBefore => _before.Variables;

    /// <summary>The variable as it is before the script.</summary>
    public Variable? FindVariable(string name) => _before.Find(name);

    /// <summary>
    /// The variables that the script expands as they are, without having set them: one place for each name. None where
    /// it runs what is not seen here and may set them.
    /// </summary>
    public ImmutableArray<ParameterPart> UnsetExpansions => _unsetExpansions ??= FindUnsetExpansions();

    /// <summary>
    /// The variable that is meant by one that nothing sets; <see langword="null"/> where it is set or no name is
    /// similar.
    /// </summary>
    public string? FindMisspelled(string name)
    {
        if (Variables.IsAssigned(name) || FindVariable(name) is not null || Variables.IsAskedFor(name)
            || EnvironmentVariables.Is(name, VariableTrait.Clean))
            return null;
        return Variables.AssignedNames.Concat(VariablesBefore.Select(variable => variable.Name))
            .Where(other => NameDistance.IsMisspelling(name, other)).OrderBy(other =>
                other, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Its find commands, in its order.</summary>
    internal ImmutableArray<FindExpression> FindExpressions =>
        _findExpressions ??= FindExpression.Find(this).ToImmutableArray();

    /// <summary>
    /// The folders that it looks for with <c>test -d</c>, as they are written, and where it first does.
    /// </summary>
    internal IReadOnlyDictionary<string, int> TestedFolders => _testedFolders ??=
        Commands.Where(command => command.Name is "[" or "test").SelectMany(FindTestedFolders)
            .GroupBy(folder => folder.Text)
            .ToDictionary(folders => folders.Key, folders => folders.First().Span.Start);

    /// <summary>Its first <c>cd</c> or <c>pushd</c>.</summary>
    internal SimpleCommandSyntax? FirstDirectoryChange =>
        Tree.DirectoryChanges.FirstOrDefault(change => change.Name != "popd");

    private static IEnumerable<ShellWord> FindTestedFolders(SimpleCommandSyntax test) =>
        test.Words.Skip(1).Where((_, index) => test.Words[index].Text == "-d");

    // "bash -lc", and BASH_ENV: files that are not seen here set variables first.
    private bool ReadsProfile(IEnumerable<string> shellArguments) => FindVariable("BASH_ENV") is not null
        || FindVariable("ENV") is not null
        || shellArguments.Skip(1).Any(argument => argument is "--login" || (argument.Length > 1 && argument[0] == '-'
            && argument[1] != '-' && argument.IndexOfAny(new[] { 'l', 'i' }) > 0 && argument != "pipefail"));

    private ImmutableArray<ParameterPart> FindUnsetExpansions()
    {
        var expansions = Nodes.OfType<ParameterPart>();
        if (expansions.IsEmpty || IsNested || SourcesUnknownCode || ReadsProfile(_shellArguments)
            || Commands.Any(VariableAssignments.SetsUnknown) || !Nodes.OfType<CoprocessSyntax>().IsEmpty)
            return ImmutableArray<ParameterPart>.Empty;
        return expansions.Where(IsUnset).GroupBy(part => part.Name).Select(parts => parts.First())
            .ToImmutableArray();
    }

    private bool IsUnset(ParameterPart part) =>
        part is { IsVariable: true, IsIndirect: false,
            Operator: not (":-" or "-" or ":?" or "?" or ":+" or "+" or ":=" or "=") }
        && FindVariable(part.Name) is null && !Variables.IsAssigned(part.Name)
        && !part.Ancestors.Any(node => node is ParameterPart { Operator: ":+" or "+" });

    private bool SetsAnywhere(Func<IEnumerable<string>, bool> option) =>
        Commands.Any(command => command.Name == "set" && option(command.Words.Skip(1).Select(word => word.Text)));

    /// <summary>
    /// Whether anything notices that a command fails: it is a condition, the left side of <c>&amp;&amp;</c> or
    /// <c>||</c>, within one of those, or it is the last one, whose status is that of the RUN.
    /// </summary>
    public static bool IsChecked(ShellNode command)
    {
        var isLost = false;
        for (var node = command; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ShellListSyntax list:
                    var index = list.IndexOf(node);
                    var isLast = index + 1 == list.Items.Length;
                    if (!isLast && list.Items[index + 1].Operator is ListOperator.And or ListOperator.Or)
                        return true;
                    isLost |= !isLast || list.Items[index].IsBackground;
                    break;
                case IfSyntax branch when branch.Clauses.Any(clause => clause.Condition == node):
                case WhileSyntax loop when loop.Condition == node:
                case SubstitutionPart or ProcessSubstitutionPart when !isLost:
                    return true;
                case WhileSyntax or ForSyntax or ArithmeticForSyntax:
                    isLost = true;
                    break;
                case PipelineSyntax pipeline:
                    isLost |= pipeline.IsNegated || pipeline.Commands[pipeline.Commands.Length - 1] != node;
                    break;
            }
        }

        return !isLost;
    }

    /// <summary>Whether a command is alone between separators, so that something can be joined to it.</summary>
    public static bool StandsAlone(ShellNode command) =>
        command.Parent is ShellListSyntax list && list.IndexOf(command) is var index
        && list.Items[index] is { Operator: not (ListOperator.And or ListOperator.Or), IsBackground: false }
        && (index + 1 == list.Items.Length
            || list.Items[index + 1].Operator is not (ListOperator.And or ListOperator.Or));
}
