namespace DockerfileAnalyzers.Rules.Security;

/// <summary>An option disables the verification of certificates or signatures.</summary>
internal sealed class VerificationOff() : Rule<ShellCommand>(new()
{
    Id = "DFA2206",
    Title = "Do not disable certificate or signature checks",
    Message = "'{0}' of '{1}' disables verification; a man-in-the-middle can change what is downloaded",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.Insecure,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // Removing packages downloads nothing.
        if (command.Kind is CommandKind.Remove || command.FindOption(OptionTrait.Unverified) is not { } found
            || IsOfFileOrNearby(command))
            return;
        var isAlone = context.File.GetText(found.Span) == found.Name;
        var fix = isAlone && ScriptEdits.RemoveArgument(context.File, command, found.Span) is { } edit
            ? Fix.Unsafe($"Remove '{found.Name}'", Change.RemovesWord, edit)
            : null;
        context.Report(found.Span, [found.Name, command.Name], fix: fix);
    }

    // A variable alone may contain the path of a file.
    private static bool IsFile(CommandArgument operand) =>
        (operand.Literal ?? operand.Text.Trim('"', '\'')) is var path && !path.Contains("://")
            && (path.IndexOf('/') >= 0 || path.StartsWith("$", StringComparison.Ordinal)
                || path.EndsWith(".apk", StringComparison.Ordinal) || path.EndsWith(".rpm", StringComparison.Ordinal));

    // A local package file has no signature of the distribution; a health check connects to the container
    // itself; ClearTextDownload reports downloads without encryption.
    private static bool IsOfFileOrNearby(ShellCommand command) =>
        (command.Tool is "apk" or "rpm" or "dnf" or "zypper" && command.Operands.Length > 0
            && command.Operands.All(IsFile))
        || command.Instruction is HealthcheckInstructionSyntax
        || (Download.Find(command) is { IsLocal: true } or { IsClearText: true });
}
