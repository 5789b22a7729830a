namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A tool is told not to check certificates or signatures.</summary>
internal sealed class VerificationOff() : Rule<ShellCommand>(new()
{
    Id = "DFA2206",
    Title = "Do not disable certificate or signature checks",
    Message = "'{0}' of '{1}' allows a man-in-the-middle to change what is downloaded",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.Insecure,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // What removes packages downloads none.
        if (command.Kind is CommandKind.Remove || command.FindOption(OptionTrait.Unverified) is not { } found
            || IsOfFileOrNearby(command))
            return;
        var isAlone = context.File.GetText(found.Span) == found.Name;
        var fix = isAlone && ScriptEdits.RemoveArgument(context.File, command, found.Span) is { } edit
            ? Fix.Unsafe($"Remove {found.Name}", Change.RemovesWord, edit)
            : null;
        context.Report(found.Span, [found.Name, command.Name], fix: fix);
    }

    // Of a variable alone it is not known.
    private static bool IsFile(CommandArgument operand) =>
        (operand.Literal ?? operand.Text.Trim('"', '\'')) is var path && !path.Contains("://")
            && (path.IndexOf('/') >= 0 || path.StartsWith("$", StringComparison.Ordinal)
                || path.EndsWith(".apk", StringComparison.Ordinal) || path.EndsWith(".rpm", StringComparison.Ordinal));

    // A package that lies beside the Dockerfile has no signature of a distribution; a health check asks the container
    // itself; of what comes in clear text ClearTextDownload speaks.
    private static bool IsOfFileOrNearby(ShellCommand command) =>
        (command.Tool is "apk" or "rpm" or "dnf" or "zypper" && command.Operands.Length > 0
            && command.Operands.All(IsFile))
        || command.Instruction is HealthcheckInstructionSyntax
        || (Download.Find(command) is { IsLocal: true } or { IsClearText: true });
}
