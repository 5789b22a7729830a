using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The whole build context is copied, and no .dockerignore says what to leave out.</summary>
internal sealed class IgnoreFileMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA5001",
    Title = "Add a .dockerignore",
    Message = "The whole build context is copied and there is no .dockerignore",
    Fix = FixSafety.Safe,
})
{
    private const long MinBytes = 1_000_000;

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (BuildContext.Of(model) is not { IgnoreFile: null, Manifest: { } manifest }
            || BuildContext.FindWholeCopy(model) is not { } copy)
            return;
        var keepsHistory = GitHistory.IsNeeded(model);
        var unneeded = manifest.Entries.Where(entry => UnneededFiles.GetPattern(entry) is not null)
            .Where(entry => !keepsHistory || !UnneededFiles.IsHistory(entry)).ToArray();
        // Build output is listed without a size: a figure that leaves it out would say too
        // little, unless it is large by itself.
        var known = unneeded.Sum(entry => entry.Bytes);
        var path = BuildContext.Of(model).Facts?.NewIgnoreFile ?? IgnoreFiles.GetNew(manifest.Root);
        var fix = Fix.CreateFile("Add a .dockerignore", FixSafety.Safe, path,
            UnneededFiles.CreateIgnoreFile(manifest, keepsHistory, string.Join("\n", model.Stages
                .SelectMany(stage => stage.Instructions).Select(instruction => model.File.GetText(instruction.Span)))));
        if (unneeded.Any(UnneededFiles.IsHistory) && GitHistory.MayBeNeeded(model))
            fix = fix.ToUnsafe("Add a .dockerignore; scripts of the build can no longer read the history");
        else if (UnneededFiles.FindSecrets(unneeded).Any()
            || FolderUse.MayBeRead(new[] { model }, unneeded.Where(entry => entry.IsFolder)))
            fix = fix.ToUnsafe(
                "Add a .dockerignore, after which the build or the container may miss files that it reads");
        context.Report(copy.Sources.First(source => source.Literal is not null).Span, [],
            known >= MinBytes ? known : null, fix);
    }
}
