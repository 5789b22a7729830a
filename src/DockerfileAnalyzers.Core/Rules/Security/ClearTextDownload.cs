namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Something is downloaded without encryption and without a checksum.</summary>
internal sealed class ClearTextDownload() : Rule<ShellCommand>(new()
{
    Id = "DFA2204",
    Title = "Use HTTPS for downloads",
    Message = "The download from '{0}' is not encrypted; a man-in-the-middle can change it",
    Fix = FixSafety.Unsafe,
    Supersedes = ImmutableArray.Create("DFA2203", "DFA2205"),
    Consequence = Consequence.Insecure,
})
{
    // Servers with git:// usually support HTTPS as well; for FTP, this is not known.
    private static readonly Regex s_scheme = new("(?:http|git)(?=://)", RegexOptions.CultureInvariant);

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Instruction is not RunInstructionSyntax
            || Download.Find(command) is not { IsClearText: true, IsLocal: false } download
            || FetchedFiles.IsVerified(context.Model, download))
            return;
        // Without verification of the certificate, HTTPS is not an improvement.
        var scheme = command.HasOption("-k", "--insecure", "--no-check-certificate")
            ? Match.Empty
            : s_scheme.Match(context.File.GetText(download.UrlSpan));
        if (!scheme.Success)
        {
            context.Report(download.UrlSpan, [download.Host]);
            return;
        }

        // Without "git+https://…", pip refuses to install the URL and npm treats it as an archive.
        var start = download.UrlSpan.Start + scheme.Index;
        var isBare = command.Manager is { Ecosystem: "python" or "node" } && scheme.Value == "git"
            && !(start > 0 && context.File.Text[start - 1] == '+');
        context.Report(download.UrlSpan, [download.Host], fix: Fix.Unsafe(
            $"Use HTTPS, which '{download.Host}' must support",
            Change.ReplacesWord,
            TextEdit.Replace(new TextSpan(start, scheme.Length), isBare ? "git+https" : "https")));
    }
}
