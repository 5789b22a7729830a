namespace DockerfileAnalyzers.Rules.Context;

/// <summary>Local bin and obj directories are copied to where the image restores and builds.</summary>
internal sealed class BuildOutputSent() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5102",
    Title = "Exclude local build output",
    Message = "{0} {1} not excluded; local build output is copied over what the image restores and builds",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        if (model.Manifest is not { } manifest)
            return;
        var entries = UnneededFiles.FindBuildOutput(manifest, model.Copied)
            .Where(entry => model.FindIntended(entry.Path) is null).ToArray();
        var patterns = entries.Select(UnneededFiles.GetPattern).OfType<string>()
            .Distinct().OrderBy(pattern => pattern, StringComparer.Ordinal).ToArray();
        var names = NameList.Of(patterns);
        if (patterns.Length == 0)
            return;
        var fix = Fix.Safe($"Ignore {names}", Change.AddsPattern, IgnoreFileEdits.Add(model.Syntax, patterns));
        context.Report(default, [names, names.Choose("is", "are")], fix: FolderUse.MayBeRead(model.Dockerfiles, entries)
            ? fix.ToUnsafe($"Ignore {names}, which a command without restore or build may read") : fix);
    }
}
