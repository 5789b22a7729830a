namespace DockerfileAnalyzers.Rules.Project;

/// <summary>ICU is installed, but globalization stays disabled.</summary>
internal sealed class IcuUnused() : Rule<ShellCommand>(new()
{
    Id = "DFA6403",
    Title = "Enable globalization when ICU is installed",
    Message = "'{0}' is installed but not used, because '{1}' sets DOTNET_SYSTEM_GLOBALIZATION_INVARIANT to true",
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Tool: "apk", Action: "add" }
            || context.Model.GetStage(command)
                is not { IsShipped: true, BaseImage: { Reference: { } reference, Facts: { IsInvariant: true } } }
            || context.Model.FinalStage!.FinalState.Variables.Find("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is not null)
            return;
        if (command.Operands.FirstOrDefault(operand => operand.Literal is "icu-libs" or "icu-data-full" or "icu")
            is { } icu)
            context.Report(icu.Span, [icu.Literal, reference.ToString()]);
    }
}
