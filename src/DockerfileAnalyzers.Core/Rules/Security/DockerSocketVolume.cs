namespace DockerfileAnalyzers.Rules.Security;

/// <summary>
/// The Docker socket as a volume: an empty directory where the socket is supposed to be mounted.
/// </summary>
internal sealed class DockerSocketVolume() : Rule<VolumeInstructionSyntax>(new()
{
    Id = "DFA2209",
    Title = "Do not declare the Docker socket as a volume",
    Message = "'VOLUME {0}' creates an empty directory, not the socket; mounting the socket gives the container "
        + "root access to the host",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(VolumeInstructionSyntax volume, RuleContext context)
    {
        foreach (var path in volume.Paths)
        {
            if (context.Model.Expand(volume, path) is not { } text
                || ContainerPath.Normalize(text) is not ("/var/run/docker.sock" or "/run/docker.sock"))
                continue;
            var fix = volume.Paths.Length == 1 && volume.InnerComments.IsEmpty
                ? Fix.Unsafe(
                    "Remove the VOLUME instruction; the directory is then not created",
                    Change.ReplacesInstruction,
                    TextEdit.DeleteLines(context.File, volume.Span))
                : null;
            context.Report(path.Span, [text], fix: fix);
        }
    }
}
