namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>COPY or ADD specifies a file that the ignore file excludes from the build context.</summary>
internal sealed class IgnoredSource() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA4405",
    Title = "Do not copy files that .dockerignore excludes",
    Message = "'{0}' is not in the build context; '{1}' excludes it and the build fails",
    Equivalents = ImmutableArray.Create("CopyIgnoredFile"),
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        if (BuildContext.Of(context.Model) is not { IgnoreFile: not null } buildContext
            || copying.From is not null)
            return;
        foreach (var word in copying.Sources)
        {
            // If the file is known to exist, NeededFileIgnored reports it in the ignore file.
            if (context.Model.Expand(copying, word) is { } source && !ValueRules.IsRemote(source)
                && !Glob.HasWildcard(source)
                && buildContext.Exists(ContextSelection.Clean(source)) is null && buildContext.IsKeptOut(source))
                context.Report(word.Span, [source, buildContext.IgnoreFileName]);
        }
    }
}
