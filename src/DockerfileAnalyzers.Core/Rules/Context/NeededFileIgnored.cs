namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The ignore file excludes what a Dockerfile names: the build does not find it, though it is there.</summary>
internal sealed class NeededFileIgnored() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5103",
    Title = "Do not exclude files that the Dockerfile needs",
    Message = "'{0}' excludes {1}, which {2} in line {3} of '{4}' needs; the build fails",
    Equivalents = ImmutableArray.Create("CopyIgnoredFile"),
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        foreach (var group in model.Needed.Where(needed => IsLost(model, needed.Path) && !IsSkipped(needed))
            .GroupBy(needed => model.Matcher.FindDecidingPattern(needed.Path)!))
        {
            var paths = group.Select(needed => needed.Path).Distinct().ToArray();
            var first = group.First();
            var name = first.Dockerfile.File.Path;
            // To send a secret after all is for people to decide.
            var edit = TextEdit.InsertLinesAfter(
                context.File, group.Key.Span.End, string.Join("\n", paths.Select(path => "!" + path)));
            var isOfAll = model.Dockerfiles.All(dockerfile => group.Any(needed => needed.Dockerfile == dockerfile));
            var fix = paths.Any(SecretPatterns.IsSecretFile) ? null
                : Fix.Safe("Add an exception", Change.AddsPattern, edit);
            if (!isOfAll)
                fix = fix?.ToUnsafe($"{fix.Title}, which also sends the file to the other builds");
            object[] place =
            [
                first.Instruction.Keyword.ToUpperInvariant(),
                first.Dockerfile.File.Lines.GetLine(first.Instruction.Span.Start) + 1,
                RelativePath.GetName(name),
            ];
            var pattern = group.Key.Span;
            context.Report(pattern, [context.File.GetText(pattern), NameList.Of(paths), .. place], fix: fix);
        }
    }

    // Said in the Dockerfile, which BuildKit's own check looks at.
    private static bool IsSkipped(NeededPath needed) =>
        Suppressions.Of(needed.Dockerfile.Syntax).SkipsCheck("CopyIgnoredFile", needed.Instruction.Span);

    // It is there, it is left out, and so is all that lies in it. In a folder that is not listed nothing is known.
    private static bool IsLost(IgnoreFileModel model, string path) =>
        path.Length > 0 && model.Manifest is { IsTruncated: false } manifest && manifest.Exists(path)
            && model.Matcher.IsIgnored(path)
            && manifest.Entries.Where(entry => ContainerPath.IsWithin(entry.Path, path))
                .All(entry => model.Matcher.IsIgnored(entry.ContentPath))
            && !model.Syntax.Patterns.Any(pattern =>
                pattern.IsException && pattern.Pattern.StartsWith(path + "/", StringComparison.Ordinal));
}
