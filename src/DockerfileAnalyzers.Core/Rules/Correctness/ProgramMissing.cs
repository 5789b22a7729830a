namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A command runs a program that the image does not contain at that point.</summary>
internal sealed class ProgramMissing() : Rule<ShellCommand>(new()
{
    Id = "DFA4322",
    // A program that is missing leaves no cache.
    Supersedes = ImmutableArray.Create("DFA1201"),
    Title = "Install a program before using it",
    Message = "'{0}' is not in '{1}', so {3}{2}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        var model = context.Model;
        if (model.GetStage(command) is not { BaseImage: { Facts: { } facts, Reference: { } reference } } stage
            || ProgramCall.Find(model, stage, command) is not { Program: var program }
            || model.IsTrigger(command.Instruction) || model.RunsWindows(command.Instruction)
            || new ImagePrograms(model, stage).Find(program, command.Span.Start) is not Presence.Absent)
            return;
        // A release may have another package manager of the same family.
        if (program is "dnf" or "yum" or "microdnf" or "tdnf" && facts.Os is OsFamily.RedHat)
            return;
        var manager = facts.PackageManager;
        var package = ProgramPackages.Find(program, manager).FirstOrDefault();
        context.Report(command.NameSpan,
            [
                program,
                reference,
                package is null ? Explain(program, manager) : $"; install '{package}' first",
                GetOutcome(model, command),
            ]);
    }

    private static string GetOutcome(DockerfileModel model, ShellCommand command)
    {
        if (command.Instruction is not RunInstructionSyntax)
            return "the container does not start";
        return CommandFailure.EndsBuild(model, command) ? "the build fails" : "the command fails";
    }

    private static string Explain(string program, string? manager) =>
        PackageManagerTable.IsOfSystem(program) && manager is not (null or "none")
            ? $"; the package manager of this image is '{manager}'" : "";
}
