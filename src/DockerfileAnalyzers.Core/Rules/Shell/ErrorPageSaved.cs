namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>curl saves whatever the server sends, even an error page.</summary>
internal sealed class ErrorPageSaved() : Rule<ShellCommand>(new()
{
    Id = "DFA7032",
    Title = "Use 'curl --fail'",
    Message = "Without '-f', an error page of '{0}' is saved as '{1}' and the build continues",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // UnverifiedDownload and DownloadPipedToShell report files that are installed or run; a checksum
        // detects the error page, and so does unpacking.
        if (command is not { Name: "curl", Instruction: RunInstructionSyntax }
            || Download.Find(command) is not { FailsOnError: false, IsLocal: false, Target: { } target } download
            || target is "/dev/null" or "-" || AsksForStatus(command)
            || download.IsExecuted || FetchedFiles.IsVerified(context.Model, download)
            || FetchedFiles.IsInstalled(context.Model, download)
            || download.Url.StartsWith("ftp:", StringComparison.OrdinalIgnoreCase))
            return;
        context.Report(command.NameSpan, [download.Host, target],
            fix: Fix.Unsafe(
                "Add '-f', which fails the build if the server returns an error",
                Change.AddsOption,
                ScriptEdits.AddArgument(command, command.NameSpan, "-f")));
    }

    // "curl -w '%{http_code}'" and a configuration file may check the status themselves.
    private static bool AsksForStatus(ShellCommand command) =>
        !command.IsComplete
        && command.Arguments.Any(argument => argument.Text.StartsWith("$", StringComparison.Ordinal))
            || command.HasOption(OptionTrait.LooksAtAnswer);
}
