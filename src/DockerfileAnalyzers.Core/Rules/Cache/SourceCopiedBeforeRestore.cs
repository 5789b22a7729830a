namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>
/// The source is copied before the dependencies are restored, so every change of a file restores them again.
/// </summary>
internal sealed class SourceCopiedBeforeRestore() : Rule<Stage>(new()
{
    Id = "DFA3001",
    Title = "Restore dependencies before copying the source",
    Message = "'{0}' downloads the dependencies again whenever a source file changes; "
        + "copy {1} and run '{2}' before copying the rest",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var instructions = stage.Instructions;
        foreach (var run in instructions.OfType<RunInstructionSyntax>()
            .Where(run => !run.Mounts.Any(mount => mount.Type == "cache")))
        {
            foreach (var command in context.Model.GetCommands(run))
            {
                if (RestoreCommand.Find(context.Model, command) is not { } restore
                    || instructions.TakeWhile(other => other != run).OfType<CopyingInstructionSyntax>()
                        .FirstOrDefault(copying => SourceCopy.Feeds(context.Model, copying, command, restore))
                        is not { } copy
                    || RestoreCommand.IsAnyBefore(context.Model, stage, copy, restore))
                    continue;
                context.Report(
                    copy.Sources.First(source => source.Literal is not null).Span,
                    [restore.Command, restore.Manifests, restore.Restore],
                    fix: CreateFix(copy, run, command, restore, context));
                return;
            }
        }
    }

    // Only if the restore follows directly and is alone in its RUN, and the files to copy are known to exist.
    private static Fix? CreateFix(
        CopyingInstructionSyntax copy,
        RunInstructionSyntax run,
        ShellCommand command,
        DependencyRestore restore,
        RuleContext context)
    {
        var instructions = context.Model.GetStage(run)!.Instructions;
        if (CopyEdits.CreateManifestCopies(context.Model, copy, command, restore) is not { } copies
            || instructions.IndexOf(run) != instructions.IndexOf(copy) + 1
            || context.Model.GetCommands(run).Length != 1 || copy.Span.Length == 0 || run.LeadingComments.Length > 0
            || !BuildContext.IsWholeContext(copy))
            return null;
        var first = FindRestoreLine(run, command, restore, context);
        if (first is null)
            return null;
        var edits = new List<TextEdit>
        {
            TextEdit.InsertLinesBefore(context.File, copy.StartWithComments, string.Join("\n", copies) + "\n" + first),
        };
        if (!restore.IsBuild)
            edits.Add(TextEdit.DeleteLines(context.File, run.Span));
        return Fix.Unsafe(
            $"Copy {restore.Manifests} first",
            Change.AddsCopy + Change.AddsInstruction + Change.MovesInstruction,
            edits.ToArray());
    }

    // The build restores again, but has nothing left to download.
    private static string? FindRestoreLine(
        RunInstructionSyntax run,
        ShellCommand command,
        DependencyRestore restore,
        RuleContext context) => restore switch
        {
            { IsBuild: false } => context.File.GetText(run.Span),
            { Ecosystem: "Go" } => "RUN " + restore.Restore,
            { Ecosystem: ".NET" } when DotNetBuild.Of(context.Model).Find(command) is { Runtime: null } build =>
                $"RUN {restore.Restore} {build.TargetArgument?.Literal}".TrimEnd(),
            _ => null,
        };
}
