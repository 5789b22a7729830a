namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>The first WORKDIR of a stage is relative: the base image determines the directory.</summary>
internal sealed class RelativeWorkdir() : Rule<WorkdirInstructionSyntax>(new()
{
    Id = "DFA4001",
    Title = "Use an absolute path in WORKDIR",
    Message = "'{0}' is relative to the working directory of the base image; use an absolute path",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3000", "WorkdirRelativePath"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(WorkdirInstructionSyntax workdir, RuleContext context)
    {
        if (context.Model.Expand(workdir, workdir.Value) is not { Length: > 0 } path || ContainerPath.IsAbsolute(path)
            || context.Model.HasWorkdirBefore(workdir))
            return;
        var absolute = ContainerPath.Combine(context.Model.GetState(workdir).WorkingDirectory, workdir.Value.Literal);
        context.Report(workdir.Value.Span, [path],
            fix: absolute is null
                ? null
                : Fix.Safe($"Change to {absolute}", Change.Notation, TextEdit.Replace(workdir.Value.Span, absolute)));
    }
}
