namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The .dockerignore file does not exclude what no image needs: history, packages, local settings.</summary>
internal sealed class UnneededFilesSent() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5101",
    Title = "Exclude files that the image does not need",
    Message = "{0} {1} sent to the build context and copied into {2}",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        if (model.Manifest is not { } manifest)
            return;
        var entries = UnneededFiles.Find(manifest, model.Copied).Where(entry => model.FindIntended(entry.Path) is null)
            .Where(entry => !UnneededFiles.IsHistory(entry) || !model.Dockerfiles.Any(GitHistory.IsNeeded)).ToArray();
        if (entries.Length == 0)
            return;
        var patterns = entries.GroupBy(entry => UnneededFiles.GetPattern(entry)!)
            .OrderByDescending(group => group.Sum(entry => entry.Bytes)).Select(group => group.Key).ToArray();
        var names = NameList.Of(patterns);
        var fix = Fix.Safe($"Ignore {names}", Change.AddsPattern, IgnoreFileEdits.Add(model.Syntax, patterns));
        if (entries.Any(UnneededFiles.IsHistory) && model.Dockerfiles.Any(GitHistory.MayBeNeeded))
            fix = fix.ToUnsafe($"Ignore {names}; scripts of the build can then no longer read the history");
        else if (FolderUse.MayBeRead(model.Dockerfiles, entries))
            fix = fix.ToUnsafe($"Ignore {names}, which the build or the container may read");
        context.Report(default, [names, names.Choose("is", "are"), model.DescribeTarget(entries)],
            entries.Sum(entry => entry.Bytes), fix);
    }
}
