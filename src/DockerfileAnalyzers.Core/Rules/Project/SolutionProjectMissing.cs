using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A solution is restored or built, and not all of its projects are in the image.</summary>
public sealed class SolutionProjectMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6102",
    Title = "Copy every project of a solution before restoring it",
    Message = "'{0}' {1} not in the image when 'dotnet {2}' reads '{3}': it will fail",
    Fix = FixSafety.Safe,
    Category = Category.Project,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        foreach (var command in model.DotNet.Commands.Where(command => command.Target is DotNetTarget.Solution && (command.Restores || command.Builds)))
        {
            if (model.DotNet.FindMissingProjects(command).ToArray() is not { Length: > 0 } missing)
                continue;
            var more = missing.Length == 1 ? "is" : $"and {missing.Length - 1} more project{(missing.Length == 2 ? "" : "s")} are";
            var solution = command.Solution!.Path;
            context.Report(command.TargetSpan, new object[] { missing[0].ContextPath ?? missing[0].File, more, command.Verb, solution.Substring(solution.LastIndexOfAny(new[] { '/', '\\' }) + 1) },
                fix: CopyEdits.Create(model, command.Command.Instruction, missing) is { } edit ? Fix.Safe("Copy all projects of the solution first", Change.AddsCopy, edit) : null);
            return;
        }
    }
}
