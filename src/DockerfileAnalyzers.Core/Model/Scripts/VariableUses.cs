namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>Which variables a script assigns and what they can hold.</summary>
internal sealed class VariableUses
{
    /// <summary>The limit for copies of copies of variables; beyond it, values are unknown.</summary>
    private const int MaxCopies = 8;

    private readonly RunScript _script;
    private readonly ILookup<string, ShellWord?> _values;
    private ImmutableHashSet<string>? _asked;
    private HashSet<string>? _clean;
    private HashSet<string>? _maybeEmpty;

    internal VariableUses(RunScript script)
    {
        _script = script;
        _values = VariableAssignments.Find(script).ToLookup(pair => pair.Name, pair => pair.Value);
    }

    private HashSet<string> Clean => _clean ??=
        FindNames((values, clean) => values.All(value => value is not null && IsClean(value, clean)));

    private HashSet<string> EmptyOnes => _maybeEmpty ??=
        FindNames((values, empty) => values.Any(value => value is null || MayBeEmpty(value, empty)));

    // The variables for which a condition holds: first those that copy no other, then those that copy these, and so on.
    // Each value is read a few times, however the variables refer to each other.
    private HashSet<string> FindNames(Func<IEnumerable<ShellWord?>, HashSet<string>, bool> holds)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var copies = 0; copies <= MaxCopies; copies++)
        {
            var count = names.Count;
            foreach (var found in _values.Where(group => !names.Contains(group.Key) && holds(group, names))
                .Select(group => group.Key).ToArray())
                names.Add(found);
            if (names.Count == count)
                break;
        }

        return names;
    }

    /// <summary>The variables that the script gives a value, in any way.</summary>
    public bool IsAssigned(string name) => _values.Contains(name);

    public IEnumerable<string> AssignedNames => _values.Select(group => group.Key);

    /// <summary>Whether the script checks anywhere whether it has a value: <c>[ -n "$x" ]</c>, <c>${x:-y}</c>. Whoever
    /// wrote it considered an empty value.</summary>
    public bool IsAskedFor(string name) => (_asked ??= FindAsked(_script)).Contains(name);

    // Whatever is tested for, and however: also "[ "x$name" = x ]", "[[ -v name ]]".
    private static ImmutableHashSet<string> FindAsked(RunScript script)
    {
        var tests = script.Nodes.Where(node =>
            node is ConditionalSyntax or SimpleCommandSyntax { Name: "[" or "test" }).ToArray();
        var tested = tests.SelectMany(test => test.DescendantsAndSelf().OfType<ParameterPart>());
        var withDefault = script.Nodes.OfType<ParameterPart>().Where(part =>
            part.Operator is ":-" or "-" or ":?" or "?" or ":+" or "+" or ":=" or "=");
        var optional = script.Nodes.OfType<ParameterPart>().Where(part => part.Ancestors.Any(node =>
            node is ParameterPart { Operator: ":+" or "+" }));
        var named = tests.SelectMany(test => GetWords(test).SkipWhile(word =>
            word.Text != "-v").Skip(1).Take(1)).Select(word => word.Text.Split('[')[0]);
        return tested.Concat(withDefault).Concat(optional).Select(part => part.Name).Concat(named).ToImmutableHashSet();
    }

    private static ImmutableArray<ShellWord> GetWords(ShellNode test) => test is ConditionalSyntax conditional
        ? conditional.Words : ((SimpleCommandSyntax)test).Words;

    /// <summary>Whether names are made while it runs: <c>${!name}</c>, <c>declare -n</c>; and a bare <c>set</c> prints
    /// every variable.</summary>
    public bool ReadsUnknown => _script.Nodes.Any(node =>
        node is ParameterPart { IsIndirect: true } or SimpleCommandSyntax { Name: "compgen" }
        or SimpleCommandSyntax { Name: "set", Words.Length: 1 }
        || (node is SimpleCommandSyntax { IsDeclaration: true } command
            && command.Words.Skip(1).Any(word => word.Text is ['-', not '-', ..] && word.Text.Contains('n'))));

    /// <summary>The variables that the script reads or exports, in any way.</summary>
    public ISet<string> FindUsed()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in _script.Nodes)
        {
            switch (node)
            {
                case ParameterPart parameter:
                    used.Add(parameter.Name);
                    // A slice and an index are arithmetic: names without dollar sign.
                    used.UnionWith(SplitNames(parameter.Operand?.Text ?? ""));
                    used.UnionWith(SplitNames(parameter.Index?.Text ?? ""));
                    break;
                case ArithmeticPart arithmetic:
                    used.UnionWith(SplitNames(arithmetic.Expression));
                    break;
                case ConditionalSyntax conditional:
                    used.UnionWith(conditional.Words.Select(word => word.Text));
                    break;
                // Code that these run later runs in this shell: "trap 'rm $file' EXIT".
                case SimpleCommandSyntax { Words: { Length: > 1 } words } when words[0].Text
                    is "trap" or "alias" or "eval":
                    used.UnionWith(words.Skip(1).SelectMany(word => SplitNames(word.Text)));
                    break;
                case AssignmentSyntax { Name: "PS0" or "PS1" or "PS2" or "PS3" or "PS4" or "PROMPT_COMMAND" } prompt:
                    used.UnionWith(SplitNames(prompt.Value.Text));
                    break;
                case AssignmentSyntax { Index: { } index }:
                    used.UnionWith(SplitNames(index.Text));
                    break;
                case SimpleCommandSyntax { Words: { IsEmpty: false } words } command when command.IsDeclaration
                    || words[0].Text is "let" or "unset" or "test" or "[" or "printf":
                    used.UnionWith(words.Skip(1).Select(word => word.AssignedName ?? word.Text));
                    break;
            }
        }

        return used;
    }

    private static IEnumerable<string> SplitNames(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] == '_' || char.IsLetterOrDigit(text[i])))
                continue;
            if (i > start)
                yield return text.Substring(start, i - start);
            start = i + 1;
        }
    }

    /// <summary>
    /// Whether an expansion can hold neither spaces nor wildcards. Where that is not known, the uses of the variable in
    /// the file decide.
    /// </summary>
    public bool IsClean(ParameterPart parameter) => IsClean(parameter, Clean);

    private bool IsClean(ParameterPart parameter, HashSet<string> clean)
    {
        if (parameter.IsLength || parameter.Name is "#" or "?" or "$" or "!" or "-" or "")
            return true;
        if (!parameter.IsVariable)
            return false;
        // "${x:+$y}" states that it is optional.
        if (parameter.Operator is ":+" or "+")
            return true;
        if (parameter.Operator is ":-" or "-" or ":=" or "=" && parameter.Operand is { } fallback
            && !IsClean(fallback, clean))
            return false;
        return _values.Contains(parameter.Name) ? clean.Contains(parameter.Name) : IsCleanBefore(parameter.Name);
    }

    private bool IsCleanBefore(string name) => _script.FindVariable(name) is { } variable
        ? variable.Value is not { } value || !IsDirty(value)
        : EnvironmentVariables.Is(name, VariableTrait.Clean);

    private bool IsClean(ShellWord word, HashSet<string> clean) => word.Parts.All(part => IsClean(part, clean));

    private bool IsClean(ShellWordPart part, HashSet<string> clean) => part switch
    {
        LiteralPart literal => !IsDirty(literal.Value),
        SingleQuotedPart quoted => !IsDirty(quoted.Value),
        DoubleQuotedPart quoted => quoted.Parts.All(inner => IsClean(inner, clean)),
        ArithmeticPart or TildePart or BracePart => true,
        ParameterPart parameter => IsClean(parameter, clean),
        SubstitutionPart substitution => PrintsOneWord(substitution),
        _ => false,
    };

    /// <summary>
    /// The values of a word if all its expansions that may be empty are empty: none where that is impossible, several
    /// with braces. Wildcards stay.
    /// </summary>
    public IEnumerable<string> GetWhenEmpty(ShellWord word)
    {
        IEnumerable<string> texts = new[] { "" };
        var mayBeEmpty = false;
        foreach (var part in word.PartsWithinQuotes)
        {
            var before = texts;
            switch (part)
            {
                case LiteralPart literal:
                    texts = before.Select(text => text + literal.Value);
                    break;
                case SingleQuotedPart quoted:
                    texts = before.Select(text => text + quoted.Value);
                    break;
                case GlobPart glob:
                    texts = before.Select(text => text + glob.Text);
                    break;
                case BracePart { Alternatives.IsEmpty: false } brace when _script.Dialect is ShellDialect.Bash:
                    var alternatives = brace.Alternatives
                        .SelectMany(alternative => GetWhenEmpty(alternative).DefaultIfEmpty(alternative.Constant!))
                        .OfType<string>()
                        .ToArray();
                    texts = before.SelectMany(text => alternatives.Select(alternative => text + alternative));
                    break;
                case ParameterPart parameter when MayBeEmpty(parameter, EmptyOnes):
                case SubstitutionPart substitution when !PrintsOneWord(substitution) || MayPrintNothing(substitution):
                    mayBeEmpty = true;
                    break;
                default:
                    return Enumerable.Empty<string>();
            }
        }

        return mayBeEmpty ? texts : Enumerable.Empty<string>();
    }

    private static bool MayPrintNothing(SubstitutionPart substitution) =>
        substitution.Body.Items.Any(item =>
            item.Node is SimpleCommandSyntax { Words: { IsEmpty: false } words }
            && Programs.Is(words[0].Text, ProgramTrait.MayPrintNothing));

    private bool MayBeEmpty(ParameterPart parameter, HashSet<string> empty)
    {
        if (parameter.IsLength || !(parameter.IsVariable || char.IsDigit(parameter.Name[0]))
            || parameter.Operator is ":?" or "?" or ":-" or "-" or ":=" or "=")
            return false;
        if (parameter.Operator is not null)
            return true;
        if (_values.Contains(parameter.Name))
            return empty.Contains(parameter.Name) && !IsAskedFor(parameter.Name);
        return !EnvironmentVariables.Is(parameter.Name, VariableTrait.Clean)
            && _script.FindVariable(parameter.Name)?.Value is null or ""
            && !IsAskedFor(parameter.Name);
    }

    private bool MayBeEmpty(ShellWord value, HashSet<string> empty) => value.PartsWithinQuotes.All(part => part switch
    {
        ParameterPart parameter => MayBeEmpty(parameter, empty),
        SubstitutionPart substitution => !PrintsOneWord(substitution),
        LiteralPart literal => literal.Value.Length == 0,
        SingleQuotedPart quoted => quoted.Value.Length == 0,
        _ => false,
    });

    private static bool IsDirty(string value) => value.IndexOfAny(new[] { ' ', '\t', '\n', '*', '?', '[' }) >= 0;

    /// <summary>Whether the last command of a substitution prints one word and nothing else.</summary>
    public static bool PrintsOneWord(SubstitutionPart substitution)
    {
        if (substitution.Body.Items.IsEmpty)
            return true;
        return substitution.Body.Items.All(item => item.Node switch
        {
            SimpleCommandSyntax { Words.IsEmpty: false } command => OneWordOutputs.PrintsOneWord(
                command.Words[0].Text.Split('/').Last(), command.Words.Length > 1 ? command.Words[1].Text : null),
            PipelineSyntax pipeline => PrintsOneWord(pipeline),
            _ => false,
        });
    }

    // "uname -m | sed s/x86_64/amd64/": what goes through a filter stays one word.
    private static bool PrintsOneWord(PipelineSyntax pipeline) =>
        pipeline.Commands[0] is SimpleCommandSyntax { Words.IsEmpty: false } first
        && OneWordOutputs.PrintsOneWord(first.Words[0].Text, first.Words.Length > 1 ? first.Words[1].Text : null)
        && pipeline.Commands
            .Skip(1)
            .All(command =>
                command is SimpleCommandSyntax { Words.IsEmpty: false } filter
                && Programs.Is(filter.Words[0].Text, ProgramTrait.Filter));
}
