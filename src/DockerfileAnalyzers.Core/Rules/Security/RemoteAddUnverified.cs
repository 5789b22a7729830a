namespace DockerfileAnalyzers.Rules.Security;

/// <summary>ADD downloads a file without verifying it.</summary>
internal sealed class RemoteAddUnverified() : Rule<AddInstructionSyntax>(new()
{
    Id = "DFA2207",
    Title = "Verify ADD downloads with '--checksum'",
    Message = "The download from '{0}' is not verified; add '--checksum=sha256:…'",
    Severity = Severity.Info,
})
{
    // Under the name of the destination, or of the URL if the destination is a directory.
    private static bool IsVerified(AddInstructionSyntax add, string url, DockerfileModel model) =>
        new[] { model.Expand(add, add.Destination) ?? add.Destination.Text, url }
            .Any(path => FetchedFiles.IsVerifiedAfter(model, add, path));

    protected override void Analyze(AddInstructionSyntax add, RuleContext context)
    {
        if (add.GetFlag("checksum") is null
            && add.Sources.FirstOrDefault(source =>
                context.Model.Expand(add, source) is { } url && url.StartsWith("http", StringComparison.Ordinal)
                && url.Contains("://") && !url.Contains(".git") && !IsVerified(add, url, context.Model)) is { } remote)
            context.Report(remote.Span, [remote.Text]);
    }
}
