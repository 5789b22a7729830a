namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The ignore file excludes a file that a Dockerfile needs: it exists, but the build cannot find it.</summary>
internal sealed class NeededFileIgnored() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5103",
    Title = "Do not exclude files that the Dockerfile needs",
    Message = "'{0}' excludes {1}, which {2} on line {3} of '{4}' needs; the build fails",
    Equivalents = ImmutableArray.Create("CopyIgnoredFile"),
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        foreach (var group in NeededPath.FindAll(model)
            .Where(needed => IsLost(model, needed.Path) && !IsSkipped(needed))
            .GroupBy(needed => model.Matcher.FindDecidingPattern(needed.Path)!))
        {
            var paths = group.Select(needed => needed.Path).Distinct().ToArray();
            var first = group.First();
            // The user has to decide whether to send a secret.
            var edit = TextEdit.InsertLinesAfter(
                context.File, group.Key.Span.End, string.Join("\n", paths.Select(path => "!" + path)));
            var isOfAll = model.Dockerfiles.All(dockerfile => group.Any(needed => needed.Dockerfile == dockerfile));
            var fix = paths.Any(SecretPatterns.IsSecretFile) ? null
                : Fix.Safe("Add an exception", Change.AddsPattern, edit);
            if (!isOfAll)
                fix = fix?.ToUnsafe($"{fix.Title}; the other builds then also get the file");
            object[] place =
            [
                first.Instruction.Keyword.ToUpperInvariant(),
                first.Dockerfile.File.Lines.GetLine(first.Instruction.Span.Start) + 1,
                RelativePath.From(context.File.Path, first.Dockerfile.File.Path),
            ];
            var pattern = group.Key.Span;
            context.Report(pattern, [context.File.GetText(pattern), NameList.Of(paths), .. place], fix: fix);
        }
    }

    // Skipped in the Dockerfile for the check of BuildKit.
    private static bool IsSkipped(NeededPath needed) =>
        Suppressions.Of(needed.Dockerfile.Syntax).SkipsCheck("CopyIgnoredFile", needed.Instruction.Span);

    // It exists, and it is excluded with all its content. The content of an unlisted directory is not known.
    private static bool IsLost(IgnoreFileModel model, string path) =>
        path.Length > 0 && model.Manifest is { IsTruncated: false } manifest && manifest.Exists(path)
            && model.Matcher.IsIgnored(path)
            && manifest.Entries.Where(entry => ContainerPath.IsWithin(entry.Path, path))
                .All(entry => model.Matcher.IsIgnored(entry.ContentPath))
            && !model.Syntax.Patterns.Any(pattern =>
                pattern.IsException && pattern.Pattern.StartsWith(path + "/", StringComparison.Ordinal));
}
