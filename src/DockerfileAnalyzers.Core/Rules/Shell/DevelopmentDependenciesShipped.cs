namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>Development dependencies of a Node.js program are installed in the final image.</summary>
internal sealed class DevelopmentDependenciesShipped() : Rule<ShellCommand>(new()
{
    Id = "DFA7302",
    Title = "Do not ship development dependencies",
    Message = "'npm {0}' also installs development dependencies; use '--omit=dev'",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "npm", Action: "ci" or "install", IsComplete: true, Operands.IsEmpty: true }
            || command.HasOption(OptionTrait.WithoutDevelopment)
            || context.Model.GetStage(command) is not { IsShipped: true, StartsAnyProgram: true } stage
            || context.Model.IsDevelopmentStage(stage)
            || context.Model.GetState(command.Instruction).Variables.Find("NODE_ENV")?.Value == "production")
            return;
        if (NodeDevelopment.IsNeeded(stage, context.Model))
            return;
        var span = command.SubcommandSpan!.Value;
        var change = command.Instruction is RunInstructionSyntax ? Change.Notation : Change.ChangesStart;
        context.Report(span, [command.Subcommand!], fix: Fix.Unsafe(
            "Add '--omit=dev'", Change.AddsOption + change, ScriptEdits.AddArgument(command, span, "--omit=dev")));
    }
}
