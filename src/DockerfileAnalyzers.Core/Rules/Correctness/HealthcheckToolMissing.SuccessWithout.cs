namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Whether commands can end with success in an image that lacks some of their programs.</summary>
internal sealed class SuccessWithout
{
    private readonly ILookup<SimpleCommandSyntax?, ShellCommand> _commands;
    private readonly ILookup<ShellCommand?, ShellCommand> _inner;
    private readonly Func<string, bool> _isMissing;

    private SuccessWithout(IReadOnlyCollection<ShellCommand> commands, Func<string, bool> isMissing)
    {
        _commands = commands.ToLookup(command => command.Syntax);
        _inner = commands.ToLookup(command => command.Outer);
        _isMissing = isMissing;
    }

    /// <summary>The statuses that a command may have, and those that <c>exit</c> may end its script with.</summary>
    [Flags]
    private enum Outcome
    {
        None = 0,
        Success = 1,
        Failure = 2,
        Any = Success | Failure,
        ExitSuccess = 4,
        ExitFailure = 8,
        Exit = ExitSuccess | ExitFailure,
    }

    /// <param name="script">The script that the commands are part of; <see langword="null"/> in exec form.</param>
    public static bool IsPossible(
        IReadOnlyCollection<ShellCommand> commands, ShellScript? script, Func<string, bool> isMissing)
    {
        var evaluation = new SuccessWithout(commands, isMissing);
        var outcome = script is not null ? evaluation.Evaluate(script.Root, Outcome.Success)
            : evaluation.EvaluateProgram(evaluation._commands[null].ToArray());
        return Leave(outcome).HasFlag(Outcome.Success);
    }

    // "exit" sets the status of a script, a subshell or a substitution.
    private static Outcome Leave(Outcome outcome) => (outcome & Outcome.Any)
        | (outcome.HasFlag(Outcome.ExitSuccess) ? Outcome.Success : 0)
        | (outcome.HasFlag(Outcome.ExitFailure) ? Outcome.Failure : 0);

    private Outcome Evaluate(ShellNode node, Outcome before) => node switch
    {
        ShellListSyntax list => EvaluateList(list, before),
        PipelineSyntax pipeline => EvaluatePipeline(pipeline, before),
        SimpleCommandSyntax command => EvaluateCommand(command, before),
        GroupSyntax group => group.IsSubshell ? Leave(Evaluate(group.Body, before)) : Evaluate(group.Body, before),
        IfSyntax branch => EvaluateIf(branch, before),
        ConditionalSyntax test => EvaluateTest(test.Words),
        _ => Outcome.Any | Outcome.Exit,
    };

    private Outcome EvaluateList(ShellListSyntax list, Outcome current)
    {
        var exits = Outcome.None;
        foreach (var item in list.Items)
        {
            var (kept, runs) = item.Operator switch
            {
                ListOperator.And => (current & Outcome.Failure, current.HasFlag(Outcome.Success)),
                ListOperator.Or => (current & Outcome.Success, current.HasFlag(Outcome.Failure)),
                _ => (Outcome.None, current != Outcome.None),
            };
            var outcome = !runs ? Outcome.None : item.IsBackground ? Outcome.Success : Evaluate(item.Node, current);
            exits |= outcome & Outcome.Exit;
            current = kept | (outcome & Outcome.Any);
        }

        return current | exits;
    }

    private Outcome EvaluatePipeline(PipelineSyntax pipeline, Outcome before)
    {
        var last = pipeline.Commands[pipeline.Commands.Length - 1];
        var outcome = Evaluate(last, before);
        if (pipeline.Commands.Length > 1)
        {
            // A command that searches its input fails if the input is empty.
            outcome = Leave(outcome);
            if (last is SimpleCommandSyntax { Name: "grep" or "egrep" or "fgrep" } reader
                && !reader.Words.Any(word =>
                    word.Text.StartsWith("-", StringComparison.Ordinal) && word.Text.Contains('v'))
                && Leave(Evaluate(pipeline.Commands[pipeline.Commands.Length - 2], before)) is Outcome.Failure)
                outcome = Outcome.Failure;
        }

        return pipeline.IsNegated ? Negate(outcome) : outcome;
    }

    private static Outcome Negate(Outcome outcome) => (outcome & Outcome.Exit)
        | (outcome.HasFlag(Outcome.Success) ? Outcome.Failure : 0)
        | (outcome.HasFlag(Outcome.Failure) ? Outcome.Success : 0);

    private Outcome EvaluateIf(IfSyntax branch, Outcome before)
    {
        var result = Outcome.None;
        foreach (var clause in branch.Clauses)
        {
            var condition = Evaluate(clause.Condition, before);
            result |= condition & Outcome.Exit;
            if (condition.HasFlag(Outcome.Success))
                result |= Evaluate(clause.Body, Outcome.Success);
            if (!condition.HasFlag(Outcome.Failure))
                return result;
        }

        return result | (branch.Else is null ? Outcome.Success : Evaluate(branch.Else, Outcome.Failure));
    }

    private static Outcome GetStatus(ShellWord? word, Outcome before)
    {
        if (word is null || word.Text == "$?")
            return before;
        if (word.Constant is not { } number)
            return Outcome.Any;
        return number.TrimStart('0').Length == 0 ? Outcome.Success : Outcome.Failure;
    }

    private Outcome EvaluateCommand(SimpleCommandSyntax command, Outcome before)
    {
        if (command.Words.IsEmpty)
            return Substitutions(command).LastOrDefault() is { } last
                ? Leave(Evaluate(last.Body, before))
                : Outcome.Success;
        switch (command.Name)
        {
            case "exit":
                var status = GetStatus(command.Words.Skip(1).FirstOrDefault(), before);
                return (status.HasFlag(Outcome.Success) ? Outcome.ExitSuccess : 0)
                    | (status.HasFlag(Outcome.Failure) ? Outcome.ExitFailure : 0);
            case "true" or ":":
                return Outcome.Success;
            case "false":
                return Outcome.Failure;
            case "[" or "test":
                return EvaluateTest(command.Words.RemoveAt(0));
            case "command" or "which" or "type" or "hash"
                when command.Words.Skip(1).Any(word => word.Constant is { } name && _isMissing(name)):
                return Outcome.Failure;
        }

        return EvaluateProgram(_commands[command].ToArray());
    }

    // "[ -x /usr/bin/curl ]", and "[ "$(curl …)" = ok ]": a missing program prints nothing.
    private Outcome EvaluateTest(ImmutableArray<ShellWord> words)
    {
        if (words.Any(word => word.Text is "!" or "!=" or "-ne" or "-z" or "-o" or "||"))
            return Outcome.Any;
        var isMissed = words.Any(word => word.Constant is { } path && path.StartsWith("/", StringComparison.Ordinal)
                && path.Contains("bin/") && _isMissing(Interpreters.GetName(path)))
            || words.SelectMany(Substitutions)
                .Any(part => Leave(Evaluate(part.Body, Outcome.Success)) is Outcome.Failure);
        return isMissed ? Outcome.Failure : Outcome.Any;
    }

    // A command and those in its arguments: "timeout 5 curl", "sh -c 'curl … || exit 1'".
    private Outcome EvaluateProgram(IReadOnlyCollection<ShellCommand> commands)
    {
        if (commands.Any(command => _isMissing(command.Name)))
            return Outcome.Failure;
        var scripts = commands.SelectMany(command => _inner[command].Where(inner => inner.Script != command.Script))
            .Select(inner => inner.Script!.Root).Distinct().ToArray();
        return scripts.Length == 1 ? Leave(Evaluate(scripts[0], Outcome.Success)) : Outcome.Any;
    }

    private static IEnumerable<SubstitutionPart> Substitutions(ShellNode node) =>
        node.DescendantsAndSelf().OfType<SubstitutionPart>()
            .Where(part => !part.Ancestors.TakeWhile(other => other != node)
                .Any(other => other is SubstitutionPart));
}
