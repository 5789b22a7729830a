namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A file that contains secrets is copied into the image.</summary>
internal sealed class SecretFileCopied() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA2102",
    Title = "Keep files with secrets out of the image",
    Message = "{0}, and it becomes part of the image",
    Consequence = Consequence.Insecure,
})
{
    // Files that anyone can download, or that programs read as public signing keys.
    private static bool IsPublic(CopyingInstructionSyntax copying, string path, DockerfileModel model) =>
        path.Contains("://")
            || (model
                .GetStage(copying)?.Instructions
                .OfType<RunInstructionSyntax>()
                .SelectMany(run => model.GetCommands(run))
                .Any(command => command is { Tool: "apt-key", Action: "add" } or { Name: "gpg" or "gpg2" or "rpm" }
                    && (command.Name is "apt-key" || command.HasOption("--import", "--dearmor"))
                    && command.Arguments.Any(argument => argument.Text.Contains(ContainerPath.GetName(path)))) == true);

    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        if (copying.From is not null)
            return;
        foreach (var heredoc in copying.Heredocs)
        {
            if (SecretArguments.IsSecretContent(heredoc.Body.Text) || SecretPatterns.IsSecretValue(heredoc.Body.Text))
                context.Report(new TextSpan(heredoc.Span.Start, 2),
                    ["The body of this here-document contains a credential"]);
        }

        foreach (var source in copying.Sources)
        {
            if (source.Literal is { } url && url.Contains("://") && SecretPatterns.IsSecretValue(url))
                context.Report(source.Span, ["This URL contains a password"]);
            if (source.Literal is { } path && SecretPatterns.IsSecretFile(path)
                && !IsPublic(copying, path, context.Model)
                && !BuildContext.Of(context.Model).IsIgnored(ContainerPath.Normalize(path).TrimStart('/')))
                context.Report(source.Span, [$"'{path}' usually contains secrets"]);
        }
    }
}
