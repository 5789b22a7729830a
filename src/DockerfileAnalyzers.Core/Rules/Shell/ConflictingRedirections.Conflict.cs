namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A redirection of a descriptor that is already redirected.</summary>
/// <param name="Earlier">The other redirection; <see langword="null"/> for the pipe.</param>
internal sealed record RedirectionConflict(Redirection Redirection, Redirection? Earlier)
{
    /// <summary>The first of each command, in the order of the text.</summary>
    public static IEnumerable<RedirectionConflict> Find(RunScript script) =>
        script.Nodes.Select(FindFirst).OfType<RedirectionConflict>();

    private static RedirectionConflict? FindFirst(ShellNode node)
    {
        // "a>=1 b>=2" are versions, which UnintendedRedirection reports.
        var redirections = GetRedirections(node).RemoveAll(redirection => redirection.IsComparison);
        if (redirections.IsEmpty)
            return null;
        // A descriptor that is copied keeps what it was a copy of.
        if (redirections.Any(IsCopy))
            return null;
        var taken = new Dictionary<string, Redirection?>();
        if (node.Parent is PipelineSyntax pipeline && pipeline.Commands[0] != node)
            taken["0"] = null;
        // "|&" writes errors into the pipe; if they are also redirected to a file, only the rest is meant for the pipe.
        if (node.Parent is PipelineSyntax { Commands: var commands } output && commands[commands.Length - 1] != node
            && !IsPipeOfBoth(output, output.IndexOf(node)))
            taken["1"] = null;
        foreach (var redirection in redirections.Where(redirection =>
            redirection.Operator != "<>" && redirection.Descriptor?[0] != '{'
            && redirection.Target?.Parts.Any(part => part is ProcessSubstitutionPart) != true))
        {
            foreach (var descriptor in redirection.Operator[0] == '&'
                ? new[] { "1", "2" }
                : new[] { redirection.Descriptor ?? (IsInput(redirection) ? "0" : "1") })
            {
                // A here-document next to a pipe is usually left over from a template: no wanted input is lost.
                if (taken.TryGetValue(descriptor, out var earlier) && !(earlier is null && redirection.IsHereDocument))
                    return new RedirectionConflict(redirection, earlier);
                taken[descriptor] = redirection;
            }
        }

        return null;
    }

    private static bool IsPipeOfBoth(PipelineSyntax pipeline, int index) => pipeline.OperatorSpans[index].Length == 2;

    // PipeIntoNonReader reports commands that do not read their input.
    private static ImmutableArray<Redirection> GetRedirections(ShellNode node) => node switch
    {
        SimpleCommandSyntax { Words: { IsEmpty: false } words } command
            when words[0].Constant is not { } name
                || !Programs.Is(Interpreters.GetName(name), ProgramTrait.IgnoresInput)
                || !command.Redirections.Any(IsInput) => command.Redirections,
        CompoundCommandSyntax compound => compound.Redirections,
        _ => ImmutableArray<Redirection>.Empty,
    };

    private static bool IsInput(Redirection redirection) => redirection.Operator[0] == '<';

    private static bool IsCopy(Redirection redirection) =>
        redirection.Operator is "<&"
        || (redirection.Operator is ">&"
            && (redirection.Target?.Constant is not { } target || target.TrimEnd('-').All(char.IsDigit)));
}
