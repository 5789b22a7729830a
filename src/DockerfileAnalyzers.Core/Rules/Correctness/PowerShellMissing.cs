namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>PowerShell is called in an image that does not have it.</summary>
internal sealed class PowerShellMissing() : Rule<ShellCommand>(new()
{
    Id = "DFA4307",
    Title = "Use an image that has PowerShell",
    Message = "'{0}' is not in '{1}'; Nano Server does not include Windows PowerShell",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is { Name: "powershell" or "powershell.exe", Instruction: RunInstructionSyntax }
            && context.Model.GetStage(command) is { BaseImage: { Reference: { } reference } }
            && (reference.Tag?.Contains("nanoserver") == true
                || reference.Repository.EndsWith("/nanoserver", StringComparison.Ordinal)))
            context.Report(command.NameSpan, [command.Name, reference.ToString()]);
    }
}
