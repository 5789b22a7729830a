namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>An instruction's keyword where the shell expects a command: <c>&amp;&amp; RUN …</c>.</summary>
internal sealed class KeywordInCommand() : Rule<ShellCommand>(new()
{
    Id = "DFA4002",
    Title = "Do not use instructions as commands",
    Message = "'{0}' is a Dockerfile instruction, not a command; the shell does not find it",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    private static readonly ImmutableHashSet<string> s_keywords = ImmutableHashSet.Create(StringComparer.Ordinal,
        "ADD",
        "ARG",
        "CMD",
        "COPY",
        "ENTRYPOINT",
        "ENV",
        "EXPOSE",
        "FROM",
        "HEALTHCHECK",
        "LABEL",
        "ONBUILD",
        "RUN",
        "STOPSIGNAL",
        "USER",
        "VOLUME",
        "WORKDIR");

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (!s_keywords.Contains(command.ProgramAsWritten) || command.IsCall || command.Script is null
            || command.Arguments.IsEmpty)
            return;
        // A flag such as --mount belongs to the instruction.
        var edit = TextEdit.Delete(TextSpan.FromBounds(command.NameSpan.Start, command.Arguments[0].Span.Start));
        var isRemovable = command.ProgramAsWritten == "RUN" && command.Arguments[0].Text[0] != '-';
        var fix = Fix.Safe("Remove 'RUN'", Change.RemovesWord, edit);
        if (!CommandFailure.EndsBuild(context.Model, command))
            fix = fix.ToUnsafe("Remove 'RUN'; the command, whose failure was ignored, then runs");
        context.Report(command.NameSpan, [command.ProgramAsWritten], fix: isRemovable ? fix : null);
    }
}
