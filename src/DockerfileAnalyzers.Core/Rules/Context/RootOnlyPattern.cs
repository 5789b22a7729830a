using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>
/// A pattern is written as in a .gitignore file, where it matches in every directory: Docker matches only in the root.
/// </summary>
internal sealed class RootOnlyPattern() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5204",
    Title = "Use '**/' to match in all subdirectories",
    Message = "'{0}' matches only in the root, unlike in a '.gitignore' file; '{1}' is copied into {2}",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        // For a file such as README.md, only the one in the root may be intended.
        var missed = model.Copied.Where(entry => UnneededFiles.GetPattern(entry) is not null)
            .GroupBy(entry => model.FindIntended(entry.Path));
        foreach (var group in missed.Where(group => group.Key is not null && model.IsForRootOnly(group.Key)))
        {
            var pattern = group.Key!;
            var fix = Fix.Safe(
                $"Ignore '**/{pattern.Pattern}'", Change.ReplacesPattern, TextEdit.Insert(pattern.Span.Start, "**/"));
            context.Report(pattern.Span,
                [context.File.GetText(pattern.Span), group.First().Path, model.DescribeTarget(group)],
                group.Sum(entry => entry.Bytes),
                IsSafe(model, pattern, group)
                    ? fix
                    : fix.ToUnsafe($"Ignore '**/{pattern.Pattern}', which the build or the container may read"));
        }
    }

    // It may match more than what was found: a source directory, or secrets that the build reads.
    private static bool IsSafe(IgnoreFileModel model, IgnorePatternSyntax pattern, IEnumerable<ContextEntry> entries) =>
        entries.All(entry => entry.IsFolder) && !FolderUse.MayBeRead(model.Dockerfiles, entries)
        && model.Manifest is { IsTruncated: false } manifest && manifest.Entries.All(entry =>
            UnneededFiles.GetPattern(entry) is not null
            || !Glob.IsMatch(pattern.Pattern, RelativePath.GetName(entry.Path)));
}
