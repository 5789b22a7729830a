namespace DockerfileAnalyzers.Rules.Project;

/// <summary>
/// A referenced project is not in the image, or not where the restored project looks for it.
/// </summary>
internal sealed class ProjectReferenceMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6101",
    Title = "Copy every referenced project before restoring",
    Message = "{0} {1} when 'dotnet {2}' runs; {3}",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).FirstRestore is not { Target: DotNetTarget.ThisProject } restore
            || DotNetBuild.Of(model).FindMissingReferences(restore).ToArray() is not { Length: > 0 } missing)
            return;
        var names = NameList.Of(missing.Select(file => file.Name));
        context.Report(restore.TargetSpan,
            [names, DescribePlace(missing, names), restore.Verb,
            GetConsequence(model, restore, missing, names)],
            fix: CopyEdits.Create(model, restore.Command.Instruction, missing) is { } edit
                ? Fix.Safe("Copy the referenced projects first", Change.AddsCopy, edit)
                    .Or(ParentsCopy.CreateFix(model, restore.Command.Instruction, missing))
                : null);
    }

    private static string DescribePlace(MissingFile[] missing, NameList names)
    {
        var (isOrAre, itOrThem) = (names.Choose("is", "are"), names.Choose("it", "them"));
        if (missing.All(file => file.ContextPath is null))
            return $"{isOrAre} outside the build context and cannot be copied";
        if (missing.FirstOrDefault(file => file.ActualPath is not null) is { } moved)
            return $"{isOrAre} not where the project looks for {itOrThem} "
                + $"('{moved.ActualPath}' instead of '{moved.ExpectedPath}')";
        return missing.Any(file => file.ContextPath is null) ? $"{isOrAre} not where the project looks for {itOrThem}"
            : $"{isOrAre} not in the image";
    }

    // A restore silently skips a missing project; the consequence depends on the build.
    private static string GetConsequence(DockerfileModel model, DotNetCommand restore, MissingFile[] missing,
        NameList names)
    {
        if (DotNetBuild.Of(model).LastBuild is not { } build)
            return names.Choose("its", "their") + " packages are not restored";
        if (DotNetBuild.Of(model).FindMissingReferences(build)
            .Any(file => missing.Any(other => other.File == file.File)))
            return "the build fails";
        var builds = DotNetBuild.Of(model).GetEarlier(build).Append(build)
            .Where(other => other != restore && other.Target is DotNetTarget.ThisProject).ToArray();
        if (builds.All(other => !other.Restores))
            return $"'dotnet {builds.First(other => other.Builds).Verb}' fails because it does not restore";
        return names.Choose("it is", "they are") + " skipped silently and restored again later";
    }
}
