namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>Two conditions in one test.</summary>
internal sealed class OldTestOperator() : Rule<RunScript>(new()
{
    Id = "DFA7118",
    Title = "Combine tests with '&&' and '||'",
    Message = "'{0}' in a test is obsolescent, and its meaning can depend on the values",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2166"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name is "[" or "test"))
        {
            var connectives = TestConnectives.Find(command).ToArray();
            if (connectives.Length > 0)
                context.Report(
                    connectives[0].Span, [connectives[0].Text], fix: CreateFix(script, command, connectives));
        }
    }

    // With "set -e", a test on the left of "&&" does not end the script. The second test is skipped if the first
    // decides, and so are the commands in it.
    private static Fix? CreateFix(RunScript script, SimpleCommandSyntax command, ShellWord[] connectives)
    {
        if (TestConnectives.Split(command, connectives) is not { } edits)
            return null;
        return !script.HasErrexit && command.Words.All(IsFixed)
            ? Fix.Safe("Use two tests", Change.SplitsTest, edits.ToArray())
            : Fix.Unsafe(
                "Use two tests, of which the second runs only if the first does not decide",
                Change.RewritesScript,
                edits.ToArray());
    }

    private static bool IsFixed(ShellWord word) =>
        word.Parts.All(part => part is LiteralPart or SingleQuotedPart or DoubleQuotedPart)
        && !word.Substitutions.Any();
}
