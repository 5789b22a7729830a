namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A mount without a target is mounted on the working directory.</summary>
internal sealed class MountWithoutTarget() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA4316",
    Title = "Specify the target of a mount",
    Message = "This {0} mount has no target and is mounted on the working directory '{1}'; {2}",
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetState(run).WorkingDirectory is not { } directory)
            return;
        foreach (var mount in run.Mounts.Where(mount =>
            mount.Target is null && mount.Type is "cache" or "tmpfs" or "bind"))
        {
            if (directory == "/")
                context.Report(mount.Span, [mount.Type, directory, "the build fails"]);
            else if (mount.Type is not "bind")
                context.Report(mount.Span, [mount.Type, directory, "the command does not see the files there"]);
        }
    }
}
