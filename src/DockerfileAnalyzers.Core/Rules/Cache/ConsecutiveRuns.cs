namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>Two consecutive small RUN instructions.</summary>
internal sealed class ConsecutiveRuns() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA3102",
    Title = "Merge consecutive RUN instructions",
    Message = "This RUN instruction can be merged with the one before it",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3059"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetStage(run) is not { } stage || stage.Instructions.IndexOf(run) is not (> 0 and var index)
            || stage.Instructions[index - 1] is not RunInstructionSyntax before
            || context.Model.GetCommands(run).Length > 1 || context.Model.GetCommands(before).Length > 1
            || !run.Flags.Select(flag => context.File.GetText(flag.Span))
                .SequenceEqual(before.Flags.Select(flag => context.File.GetText(flag.Span))))
            return;
        // PackageIndexUpdatedAlone reports package lists that are updated alone. A downloaded
        // archive would stay in the same layer as its contents.
        var leavesFiles = context.Model.GetCommands(before).Concat(context.Model.GetCommands(run))
            .Any(command => command.Kind is CommandKind.UpdateIndex || Download.Find(command) is not null);
        var fix = !leavesFiles && ScriptEdits.Join(context.Model, before, run) is { } edit
            ? Fix.Safe("Merge with the previous RUN instruction", Change.JoinsRuns, edit) : null;
        context.Report(run.KeywordSpan, [], fix: fix);
    }
}
