namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>
/// The package index is updated in a RUN of its own: the installation after it uses whatever the cache holds.
/// </summary>
internal sealed class PackageIndexUpdatedAlone() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA3101",
    Title = "Run 'update' and 'install' in the same RUN instruction",
    Message = "'{0} update' is in a different layer than the installation, and its package lists can be stale",
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
        if (next is null || UpdatesFirst(next, context.Model) || Layer.IsHidden(run, "/var/lib/apt/lists"))
            return;
        context.Report(update.NameSpan, [update.Name], fix: CreateFix(stage, index, run, context.Model));
    }

    // With every RUN that installs from the same lists, which the joined one then removes.
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
        // Each command of the joined RUN has a line.
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
