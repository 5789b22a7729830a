namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A Go binary in the final image contains its symbols and debug information.</summary>
internal sealed class GoSymbolsKept() : Rule<ShellCommand>(new()
{
    Id = "DFA1501",
    Title = "Strip symbols from shipped Go binaries",
    Message = "'go build' keeps symbols and debug information in the binary",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is { Name: "go", Action: "build", SubcommandSpan: { } place, IsComplete: true }
            && !command.HasOption("-ldflags", "--ldflags")
            && context.Model.GetStage(command) is { } stage
            && context.Model.FinalStage?.CopiesFrom.Contains(stage) == true
            && context.Model.GetState(command.Instruction).Variables.Find("GOFLAGS") is null)
            context.Report(command.NameSpan, [],
                fix: Fix.Unsafe(
                    "Add '-ldflags=\"-s -w\"'", Change.AddsOption, TextEdit.Insert(place.End, " -ldflags=\"-s -w\"")));
    }
}
