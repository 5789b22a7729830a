namespace DockerfileAnalyzers.Rules.Style;

/// <summary>wget writes its progress to the build log, which can add thousands of lines.</summary>
internal sealed class WgetProgress() : Rule<ShellCommand>(new()
{
    Id = "DFA8008",
    Title = "Disable the progress bar of wget",
    Message = "'wget' writes its progress bar to the build log; use '-nv' or '-q'",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3047"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "wget", Instruction: RunInstructionSyntax, IsComplete: true }
            || command.HasOption(OptionTrait.Quiet))
            return;
        // The wget of BusyBox has no -nv, only -q.
        var option = context.Model.GetStage(command)?.BaseImage?.Facts?.Os is OsFamily.Debian or OsFamily.Ubuntu
            ? "-nv"
            : "-q";
        var edit = ScriptEdits.AddArgument(command, command.NameSpan, option);
        context.Report(command.NameSpan, [], fix: IsRead(command)
            ? Fix.Unsafe(
                $"Add {option}, which changes the messages that wget prints", Change.AddsOption, edit)
            : Fix.Safe($"Add {option}", Change.AddsOption, edit));
    }

    // "wget x 2>&1 | grep saved", "wget x 2> log", "wget x |& tee log".
    private static bool IsRead(ShellCommand command) =>
        command.Redirections.Any(redirection =>
            redirection.Descriptor == "2" || redirection.Operator.StartsWith("&", StringComparison.Ordinal))
        || (command.Pipeline?.OperatorSpans.Any(span => span.Length == 2) == true)
        || command.Syntax?.Ancestors.OfType<CompoundCommandSyntax>().Any(outer => !outer.Redirections.IsEmpty) == true;
}
