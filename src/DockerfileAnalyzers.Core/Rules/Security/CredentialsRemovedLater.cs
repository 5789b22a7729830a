namespace DockerfileAnalyzers.Rules.Security;

/// <summary>
/// A file with credentials is written in one layer and deleted in another: anyone
/// who has access to the image has the file.
/// </summary>
internal sealed class CredentialsRemovedLater() : Rule<InstructionSyntax>(new()
{
    Id = "DFA2107",
    Title = "Mount credentials instead of deleting them in a later layer",
    Message = "'{0}' is deleted on line {1}, but credentials in it stay in this layer and can be read by "
        + "anyone who has access to the image; "
        + "use 'RUN --mount=type=secret'",
    Consequence = Consequence.Insecure,
})
{
    private static readonly Regex s_credential = new("token|auth|passw|secret|credential|_key|://[^/\\s]+@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (context.Model.GetStage(instruction) is not { IsShipped: true })
            return;
        foreach (var (span, path, target) in FindWritten(instruction, context.Model)
            .Where(file => SecretPatterns.IsCredentialFile(file.Path)))
        {
            // DFA2102 reports files that always contain secrets.
            var isReported = instruction is CopyingInstructionSyntax && SecretPatterns.IsSecretFile(path);
            if (!isReported && FindRemoval(instruction, target, context.Model) is { } removal)
                context.Report(span, [path, context.File.Lines.GetLine(removal.Span.Start) + 1]);
        }
    }

    private static IEnumerable<WrittenFile> FindWritten(
        InstructionSyntax instruction, DockerfileModel model) => instruction switch
        {
            CopyInstructionSyntax { From: not null } => Enumerable.Empty<WrittenFile>(),
            CopyingInstructionSyntax copying =>
                copying.Sources.Select(source => model.Expand(copying, source) is { } path
                    ? new WrittenFile(source.Span, path, GetTarget(copying, path, model)) : null).OfType<WrittenFile>(),
            // Other content of these files, such as a mirror, is not a secret.
            RunInstructionSyntax run => FindRedirected(model, run)
                .Where(file => s_credential.IsMatch(run.ScriptText?.Text ?? "") && !Removes(run, file.Path, model)),
            _ => Enumerable.Empty<WrittenFile>(),
        };

    private static IEnumerable<WrittenFile> FindRedirected(DockerfileModel model, RunInstructionSyntax run)
    {
        foreach (var (path, redirection) in model.GetCommands(run).SelectMany(CommandEffects.GetOutputs))
        {
            var written = path ?? redirection.Target!.Text.Trim('"');
            if (SecretPatterns.IsCredentialFile(written))
                yield return new WrittenFile(redirection.Target!.Span, written, written);
        }
    }

    // The path in the image: with the name of the source unless the destination is a file name.
    private static string GetTarget(CopyingInstructionSyntax copying, string path, DockerfileModel model)
    {
        var target = CopyResolver.Of(model, copying).Target;
        return target is { IsFolder: false } && SecretPatterns.IsCredentialFile(target.Path) ? target.Path
            : target?.Path + "/" + GetName(path);
    }

    private static RunInstructionSyntax? FindRemoval(InstructionSyntax writer, string path, DockerfileModel model) =>
        model.Stages
        .Where(stage => stage.IsShipped).SelectMany(stage => stage.Instructions).OfType<RunInstructionSyntax>()
        .FirstOrDefault(run => run.Span.Start > writer.Span.Start && Removes(run, path, model));

    // By its name, or with its directory: "rm -rf ~/.m2".
    private static bool Removes(RunInstructionSyntax run, string path, DockerfileModel model) => model.GetCommands(run)
        .Where(command => Programs.Is(command.Name.ToLowerInvariant(), ProgramTrait.Removes))
        .SelectMany(command => command.Operands)
        .Select(operand => Expand(operand.Literal ?? operand.Text.Trim('"')))
        .Any(removed => Glob.IsMatch(GetName(removed), GetName(path))
            || (ContainerPath.IsAbsolute(removed) && ContainerPath.Normalize(removed) is not "/" and var folder
                && ContainerPath.IsWithin(Expand(path), folder)));

    private static string Expand(string path) =>
        ContainerPath.Normalize(path.Replace("${HOME}", "~").Replace("$HOME", "~") is var home
            && home.StartsWith("~/", StringComparison.Ordinal) ? "/root" + home.Substring(1) : home);

    private static string GetName(string path) => ContainerPath.Normalize(path) is var normalized
        ? ContainerPath.GetName(normalized) : "";

    private sealed record WrittenFile(TextSpan Span, string Path, string Target);
}
