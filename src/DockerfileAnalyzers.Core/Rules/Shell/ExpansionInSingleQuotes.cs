namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable or command substitution in single quotes.</summary>
internal sealed class ExpansionInSingleQuotes() : Rule<RunScript>(new()
{
    Id = "DFA7103",
    Title = "Use double quotes to expand variables",
    Message = "'{0}' is in single quotes and is not expanded",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2016"),
    Fix = FixSafety.Unsafe,
})
{
    private static readonly Regex s_expansion = new(
        @"\$(\{[A-Za-z_#!?@*0-9-]|\((?!\()|[A-Za-z_0-9])[A-Za-z_0-9]*|`[^`]+`", RegexOptions.CultureInvariant);

    private static readonly Regex s_position = new(@"%\d+\$", RegexOptions.CultureInvariant);

    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.Nodes.OfType<SingleQuotedPart>().IsEmpty)
            return;
        foreach (var command in script.Commands)
        {
            var isForAnother = (bool?)null;
            foreach (var quoted in command.Words.SelectMany(word => word.Parts).OfType<SingleQuotedPart>())
            {
                if (quoted.IsAnsi)
                    continue;
                isForAnother ??= IsForAnother(command);
                var match = isForAnother.Value
                    ? QuotedVariable.Find(script, command, quoted)
                    : s_expansion.Match(quoted.Value).Value;
                if (match is { Length: > 0 })
                    context.Report(quoted.Span, [match], fix: isForAnother.Value
                        ? QuotedVariable.CreateFix(quoted, match) : null);
            }
        }
    }

    private static bool IsForAnother(SimpleCommandSyntax command) => command.Words.IsEmpty
        // "printf '%1$s'" selects an argument.
        || (command.Name is "printf" && s_position.IsMatch(command.Words.ElementAtOrDefault(1)?.Text ?? ""))
        // "[ -v 'list[$i]' ]" expands it itself.
        || (command.Name is "[" or "test" && command.Words.Any(word => word.Text == "-v"))
        || command.Words.Any(word => Programs.Is(ContainerPath.GetName(word.Text), ProgramTrait.ExpandsItself))
        || command.Name is "echo" or "printf" or "cat"
            && (IsRedirected(command) || command.Ancestors.Any(IsRedirected) || command.Parent is PipelineSyntax);

    private static bool IsRedirected(ShellNode node) => node switch
    {
        SimpleCommandSyntax command => command.Redirections.Any(redirection =>
            redirection.Operator is ">" or ">>" or ">|" or "&>" && redirection.Descriptor is null or "1"),
        CompoundCommandSyntax compound => !compound.Redirections.IsEmpty,
        _ => false,
    };
}
