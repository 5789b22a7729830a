namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A command substitution without quotes in an argument.</summary>
internal sealed class UnquotedCommandOutput() : Rule<RunScript>(new()
{
    Id = "DFA7102",
    Title = "Quote command substitutions to prevent word splitting",
    Message = "The command substitution is not quoted; its output is split at spaces",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2046"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var split in script.SplitExpansions)
        {
            if (split is { Expansion: SubstitutionPart substitution, IsForList: false }
                && !VariableUses.PrintsOneWord(substitution))
                context.Report(substitution.Span, [], fix: split.Quote());
        }
    }
}
