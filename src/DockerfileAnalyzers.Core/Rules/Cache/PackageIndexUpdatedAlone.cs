namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>
/// The package index is updated in a separate RUN; the installation after it uses the lists that are in the build
/// cache.
/// </summary>
internal sealed class PackageIndexUpdatedAlone() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA3101",
    Title = "Run 'update' and 'install' in the same RUN instruction",
    Message = "'{0} update' is in a different layer than the installation and can be stale; run both in the same RUN",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        var update = context.Model.GetCommands(run)
            .FirstOrDefault(command => command is { Tool: "apt-get", Action: "update" });
        if (update is null || context.Model.InstallsWithApt(run) || context.Model.GetStage(run) is not { } stage)
            return;
        var index = stage.Instructions.IndexOf(run);
        if (index < 0)
            return;
        var next = stage.Instructions.Skip(index + 1).OfType<RunInstructionSyntax>()
            .FirstOrDefault(other => context.Model.InstallsWithApt(other));
        // An installation does not use lists that the same RUN deletes.
        if (next is null || UpdatesFirst(next, context.Model) || Layer.IsHidden(run, "/var/lib/apt/lists")
            || !Layer.Of(context.Model, run).Residues.Any(residue => residue.Tool == "apt"))
            return;
        context.Report(update.NameSpan, [update.Name], fix: CreateFix(stage, index, run, context.Model));
    }

    // Merges every RUN that installs from the same lists, because the merged RUN deletes them.
    private static Fix? CreateFix(Stage stage, int index, RunInstructionSyntax run, DockerfileModel model)
    {
        var edits = new List<TextEdit>();
        var last = run;
        foreach (var next in stage.Instructions.Skip(index + 1)
            .TakeWhile(next => next is RunInstructionSyntax).Cast<RunInstructionSyntax>())
        {
            if (!model.InstallsWithApt(next) || UpdatesFirst(next, model)
                || ScriptEdits.Join(model, last, next) is not { } join)
                break;
            edits.Add(join);
            last = next;
        }

        var residue = Layer.Of(model, run).Residues.FirstOrDefault(residue => residue.Tool == "apt");
        var use = residue is null ? null : LaterUse.Find(model, last, residue);
        if (edits.Count == 0 || use is { IsCertain: true })
            return null;
        if (residue is null || !stage.IsShipped || Layer.Empties(model, last, residue))
            return Fix.Safe("Merge with the installation", Change.JoinsRuns, edits.ToArray());
        if (residue.CleanUp is not { } cleanUp || ScriptEdits.Append(model, last, cleanUp) is not { } removal)
            return null;
        // Each command of the merged RUN is on its own line.
        edits.Add(removal.NewText.StartsWith(" && ", StringComparison.Ordinal)
            ? removal with { NewText = $" {model.Syntax.EscapeCharacter}{model.File.NewLine}{removal.NewText}" }
            : removal);
        var title = $"Merge with the installation and run '{cleanUp}'";
        return use is null
            ? Fix.Safe(title, Change.JoinsRuns + Change.AppendsCleanUp, edits.ToArray())
            : Fix.Unsafe(
                $"{title}; '{use.Text}' may need the lists", Change.JoinsRuns + Change.AppendsCleanUp, edits.ToArray());
    }

    private static bool UpdatesFirst(RunInstructionSyntax run, DockerfileModel model) =>
        model.GetCommands(run).Any(command => command is { Tool: "apt-get", Action: "update" });
}
