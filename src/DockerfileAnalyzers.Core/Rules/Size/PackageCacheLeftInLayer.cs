namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// A package manager's lists or caches stay in the layer that created them: a later
/// <c>RUN rm</c> cannot shrink an earlier layer.
/// </summary>
internal sealed class PackageCacheLeftInLayer() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA1201",
    Title = "Remove package manager caches in the layer that creates them",
    Message = "'{0}' leaves its cache in '{1}' in this layer",
    Equivalents = ImmutableArray.Create("DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3060"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetStage(run) is not { IsShipped: true } stage)
            return;
        foreach (var residue in Layer.Of(context.Model, run).Residues)
        {
            // If a later RUN installs from the lists, PackageIndexUpdatedAlone reports it: merge first, clean up then.
            if (residue.Tool == "apt" && !context.Model.InstallsWithApt(run)
                && stage.Runs.Any(other => context.Model.InstallsWithApt(other)))
                continue;
            // The final image contains the whole toolchain: BuildToolsInFinalStage reports it.
            if (residue.IsOfBuildTool && stage is { StartsProgram: true, BaseImage.Facts.IsForBuilding: true })
                continue;
            context.Report(residue.Cause.NameSpan, [residue.Cause.CallName, residue.Path],
                residue.Bytes, CreateFix(context.Model, run, residue));
        }
    }

    private static Fix? CreateFix(DockerfileModel model, RunInstructionSyntax run, Residue residue)
    {
        var use = LaterUse.Find(model, run, residue);
        if (use is { IsCertain: true })
            return null;
        if (residue.Remedy is { } option && residue.Causes.All(cause => cause.SubcommandSpan is not null))
            return Create(
                $"Add '{option}'",
                Change.AddsOption,
                residue.Causes.Select(cause => ScriptEdits.AddArgument(cause, cause.SubcommandSpan!.Value, option)));
        if (residue.CleanUp is null || ScriptEdits.Append(model, run, residue.CleanUp) is not { } edit)
            return null;
        var title = $"Run '{residue.CleanUp}' in the same layer";
        var risk = residue.Tool switch
        {
            _ when residue.IsOfBuildTool => "; a build in the container then needs network access",
            "yarn" when YarnVersion.MayBeModern(model, run) => "; Yarn 2 or later may run packages from this cache",
            _ => null,
        };
        return risk is null
            ? Create(title, Change.AppendsCleanUp, new[] { edit })
            : Fix.Unsafe(title + risk, Change.AppendsCleanUp, edit);

        Fix Create(string title, SafeChange change, IEnumerable<TextEdit> edits) => use is null
            ? Fix.Safe(title, change, edits.ToArray())
            : Fix.Unsafe(
                $"{title}; '{use.Text}' on line "
                    + $"{model.File.Lines.GetLine(use.Instruction.Span.Start) + 1} may need the cache",
                change,
                edits.ToArray());
    }
}
