namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A publish or build repeats an earlier restore.</summary>
internal sealed class RestoredAgain() : Rule<DockerfileModel>(new()
{
    Id = "DFA6108",
    Title = "Use '--no-restore' after 'dotnet restore'",
    Message = "'dotnet {0}' repeats the restore of 'dotnet restore'; add '--no-restore'",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        foreach (var command in DotNetBuild.Of(model).Commands.Where(command =>
            command is { NeedsRestore: true, Restores: true, Target: DotNetTarget.ThisProject, Runtime: null }
            && command.Command.IsComplete))
        {
            // If the two evaluate the project differently, the second restore is needed.
            var restore = DotNetBuild.Of(model)
                .GetEarlier(command)
                .FirstOrDefault(earlier =>
                    earlier is { Verb: "restore", Target: DotNetTarget.ThisProject, Runtime: null });
            if (restore is null || command.GetProperty("RuntimeIdentifier") is not null || command.SelfContained == true
                || DotNetBuild.Of(model).FindMissingReferences(restore).Any()
                || context.Project.BuildFiles.Any(file =>
                    DotNetBuild.Of(model).FindMissingBuildFile(restore, file.Path) is not null)
                || DotNetBuild.Of(model).FindMissingImports(restore).Any())
                continue;
            context.Report(command.Command.SubcommandSpan!.Value, [command.Verb],
                fix: Fix.Unsafe(
                    "Add '--no-restore', which fails if the restore evaluated the project differently",
                    Change.AddsOption,
                    TextEdit.Insert(
                        command.TargetArgument?.Span.End ?? command.Command.SubcommandSpan.Value.End,
                        " --no-restore")));
        }
    }
}
