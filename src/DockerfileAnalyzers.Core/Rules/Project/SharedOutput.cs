namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The output of several projects, or of several frameworks, goes into one directory.</summary>
internal sealed class SharedOutput() : Rule<DockerfileModel>(new()
{
    Id = "DFA6207",
    Title = "Publish each project to its own directory",
    Message = "'{0}' receives the output of {1}, and files with the same name overwrite each other{2}",
    Severity = Severity.Info,
})
{
    private static readonly string[] s_output = { "-o", "--output" };

    private static readonly string[] s_solutions = { ".sln", ".slnx", ".slnf" };

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        var dotNet = DotNetBuild.Of(model);
        foreach (var command in dotNet.Commands.Where(command => command.Verb is "publish" or "build"
            && !model.IsTrigger(command.Command.Instruction)))
        {
            if (command.Command.Options.LastOrDefault(option => s_output.Contains(option.Name)) is not
                { Value: { } folder } option)
                continue;
            if (FindSolution(command) is { } solution)
                context.Report(option.Span, [folder, $"every project of '{solution}'",
                    Warns(model, command) ? " (NETSDK1194)" : ""]);
            else if (command is { Verb: "build", Target: DotNetTarget.ThisProject, NamesFramework: false }
                && model.Project.TargetFrameworks is { Length: > 1 } frameworks && dotNet.IsAsEvaluated(command)
                && !dotNet.IsInEnvironment(command, "TargetFramework"))
                context.Report(option.Span, [folder, $"the builds for {NameList.Of(frameworks)}", ""]);
            else if (GetOutput(command) is { } output && dotNet.GetEarlier(command).LastOrDefault(earlier =>
                GetOutput(earlier) == output && !IsSame(earlier, command) && !IsMoved(model, earlier, command, output))
                is { } other)
                context.Report(option.Span, [folder, $"'{GetName(other)}' and '{GetName(command)}'", ""]);
        }
    }

    private static string? FindSolution(DotNetCommand command)
    {
        if (command.Solution is { Projects.Length: var count } known)
            return count > 1 ? RelativePath.GetName(known.Path) : null;
        return command.TargetPath is { } path && s_solutions.Any(end => path.EndsWith(end, StringComparison.Ordinal))
            ? RelativePath.GetName(path) : null;
    }

    // For a publish that names its project.
    private static string? GetOutput(DotNetCommand command) => command.Verb == "publish"
        && command.TargetArgument is { Literal: { } target } && target.EndsWith("proj", StringComparison.Ordinal)
        && command.TargetPath is not null
        ? ContainerPath.Combine(command.WorkingDirectory, command.Command.GetOptionValue(s_output)) : null;

    private static bool IsSame(DotNetCommand command, DotNetCommand other) => command.TargetPath == other.TargetPath;

    private static string GetName(DotNetCommand command) => RelativePath.GetName(command.TargetPath!);

    // The SDK has warned since 7.0.200.
    private static bool Warns(DockerfileModel model, DotNetCommand command) =>
        Version.TryParse(model.GetStage(command.Command)?.BaseImage?.Facts?.Version, out var sdk) && sdk.Major >= 8;

    // "mv /app /web" between them.
    private static bool IsMoved(DockerfileModel model, DotNetCommand first, DotNetCommand second, string output) =>
        model.Syntax.Instructions.OfType<RunInstructionSyntax>().SelectMany(run => model.GetCommands(run))
            .Any(command => command.Span.Start > first.Command.Span.Start
                && command.Span.Start < second.Command.Span.Start && command.Name is "mv" or "rm" or "find"
                && command.Operands.Any(operand => operand.Literal is not { } path
                    || (ContainerPath.Combine(model.GetWorkingDirectory(command), path) is { } place
                        && (ContainerPath.IsWithin(place, output) || ContainerPath.IsWithin(output, place)))));
}
