using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A solution is restored or built, and not all of its projects are in the image.</summary>
internal sealed class SolutionProjectMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6102",
    Title = "Copy every project of a solution before restoring it",
    Message = "{0} {1} not in the image when 'dotnet {2}' reads '{3}'; the command fails",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        foreach (var command in DotNetBuild.Of(model).Commands.Where(command =>
            command.Target is DotNetTarget.Solution && (command.Restores || command.Builds)))
        {
            if (DotNetBuild.Of(model).FindMissingProjects(command).ToArray() is not { Length: > 0 } missing)
                continue;
            var names = NameList.Of(missing.Select(file => file.Name));
            var solution = command.Solution!.Path;
            context.Report(command.TargetSpan,
                [names, names.Choose("is", "are"), command.Verb, RelativePath.GetName(solution)],
                fix: CopyEdits.Create(model, command.Command.Instruction, missing) is { } edit
                    ? Fix.Safe("Copy all projects of the solution first", Change.AddsCopy, edit)
                        .Or(ParentsCopy.CreateFix(model, command.Command.Instruction, missing))
                    : null);
            return;
        }
    }
}
