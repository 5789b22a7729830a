namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>A command that find runs: <c>-exec … ;</c>.</summary>
/// <param name="Action"><c>-exec</c> or a similar action.</param>
/// <param name="Words">Between the action and its end.</param>
/// <param name="End"><c>;</c> or <c>+</c>; <see langword="null"/> where it has no known end.</param>
internal sealed record FindExecution(ShellWord Action, ImmutableArray<ShellWord> Words, ShellWord? End);

/// <summary>An alternative that an action leaves out: find binds "and" tighter than "or".</summary>
/// <param name="Or"><c>-o</c>.</param>
/// <param name="Group">
/// The span of what the action was meant for, on both sides; <see langword="null"/> where that is not plain.
/// </param>
internal sealed record IdleAlternative(ShellWord Or, TextSpan? Group);

/// <summary>The tests and actions of a find command.</summary>
internal sealed class FindExpression
{
    // From the manual page of GNU find. Tests that limit the search have no effect of their own.
    private static readonly ImmutableHashSet<string> s_actions = ImmutableHashSet.Create(
        "-delete", "-print", "-print0", "-printf", "-fprint", "-fprint0", "-fprintf", "-ls", "-fls");
    private static readonly ImmutableHashSet<string> s_limits = ImmutableHashSet.Create("-prune", "-quit");
    private static readonly ImmutableHashSet<string> s_globalOptions = ImmutableHashSet.Create(
        "-depth", "-d", "-xdev", "-mount", "-noleaf", "-daystart", "-follow");
    private static readonly ImmutableHashSet<string> s_globalOptionsWithValue = ImmutableHashSet.Create(
        "-maxdepth", "-mindepth");

    private readonly ImmutableArray<ShellWord> _words;
    private readonly Dictionary<ShellWord, FindExecution> _byAction;
    private int _next;

    private FindExpression(SimpleCommandSyntax command, WordValues values)
    {
        _words = command.Words;
        Executions = NestedCommands.FindCommands("find", _words.Select(word => word.Constant).ToArray())
            .Select(range => new FindExecution(
                _words[range.Start - 1],
                _words.Skip(range.Start).Take(range.End - range.Start).ToImmutableArray(),
                range.End < _words.Length ? _words[range.End] : null))
            .ToImmutableArray();
        _byAction = Executions.ToDictionary(execution => execution.Action);
        _next = Math.Max(
            1,
            _words.IndexOf(_words.FirstOrDefault(word =>
                word.Text.StartsWith("-", StringComparison.Ordinal) || word.Constant is "(" or "!")!));
        while (_next < _words.Length
            && (s_globalOptions.Contains(_words[_next].Text) || s_globalOptionsWithValue.Contains(_words[_next].Text)))
            _next += s_globalOptionsWithValue.Contains(_words[_next].Text) ? 2 : 1;
        // A word that may become several may be anything.
        var executed = new HashSet<ShellWord>(Executions.SelectMany(execution => execution.Words));
        if (_words.All(word => word.IsOneArgument || values.Get(word) is not null || executed.Contains(word)))
            Read();
    }

    /// <summary>Those of a script, in its order.</summary>
    public static IEnumerable<FindExpression> Find(RunScript script) =>
        script.Commands.Where(command => command.Name == "find")
            .Select(command => new FindExpression(command, script.Words));

    public ImmutableArray<FindExecution> Executions { get; }

    /// <summary>The first one; <see langword="null"/> without one, and where the expression is not known.</summary>
    public IdleAlternative? IdleAlternative { get; private set; }

    // Up to the closing parenthesis; whether anything is done within it.
    private bool Read()
    {
        var start = _next;
        var acts = false;
        var anyActs = false;
        ShellWord? action = null;
        ShellWord? or = null;
        for (; _next < _words.Length; _next++)
        {
            var word = _words[_next];
            switch (word.Constant)
            {
                case "(":
                    _next++;
                    acts |= Read();
                    continue;
                case ")":
                    break;
                case "-o" or "-or" or ",":
                    if (!acts && word.Constant != ",")
                        or ??= word;
                    acts = false;
                    continue;
                case { } text when s_limits.Contains(text):
                    acts = true;
                    continue;
                case { } text when s_actions.Contains(text) || _byAction.ContainsKey(word):
                    acts = true;
                    anyActs = true;
                    action ??= word;
                    if (_byAction.TryGetValue(word, out var execution))
                        _next += execution.Words.Length + (execution.End is null ? 0 : 1);
                    continue;
                default:
                    continue;
            }

            break;
        }

        if (or is not null && action is not null && IdleAlternative is null && or.Span.Start < action.Span.Start)
            IdleAlternative = new(or, GetGroup(start, action));
        return anyActs;
    }

    private TextSpan? GetGroup(int start, ShellWord action)
    {
        var end = _words.IndexOf(action);
        return _words.Skip(start).Take(end - start).All(word => word.Constant != "-prune")
            ? TextSpan.FromBounds(_words[start].Span.Start, _words[end - 1].Span.End)
            : null;
    }
}
