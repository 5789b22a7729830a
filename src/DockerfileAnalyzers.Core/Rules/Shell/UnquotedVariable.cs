namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable without quotes whose value can contain spaces.</summary>
internal sealed class UnquotedVariable() : Rule<RunScript>(new()
{
    Id = "DFA7101",
    Title = "Quote variables to prevent word splitting",
    Message = "'{0}' is not quoted; spaces or wildcards in its value split it into several words",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2086", "SC2248"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var split in script.SplitExpansions)
        {
            if (split is { Expansion: ParameterPart { Index: null, Name: not ("@" or "*"),
                Operator: not (":=" or "=") } variable, IsForList: false }
                && !script.Variables.IsClean(variable)
                && !(split.IsWholeWord && OneWordOutputs.IsNamedLikeList(variable.Name)) && IsFirst(split))
                context.Report(variable.Span, [context.File.GetText(variable.Span)], fix: split.Quote());
        }
    }

    // One finding for each word, however many variables it contains.
    private static bool IsFirst(SplitExpansion split) =>
        split.Word.Parts.First(part => part is ParameterPart) == split.Expansion
        || split.Word.Parts.All(part => part != split.Expansion);
}
