namespace DockerfileAnalyzers.Rules.Context;

/// <summary>
/// COPY or ADD copies files of the build context that the ignore file excludes: the build succeeds without
/// them.
/// </summary>
internal sealed class NothingCopied() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA5106",
    Title = "Do not exclude all files that an instruction copies",
    Message = "'{0}' copies no files; '{1}' on line {2} of '{3}' excludes all of them",
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        if (copying.From is not null)
            return;
        var buildContext = BuildContext.Of(context.Model);
        foreach (var word in copying.Sources)
        {
            // If a file is excluded by its own name, the build fails: NeededFileIgnored and IgnoredSource report it.
            if (context.Model.Expand(copying, word) is { } source && !ValueRules.IsRemote(source)
                && (Glob.HasWildcard(source) || !buildContext.IsIgnored(ContextSelection.Clean(source)))
                && EmptyingPattern.Find(buildContext, CopyFilter.Of(copying, source)) is { } pattern
                && BuildContext.IsPlausible(context.Model))
                context.Report(word.Span, [source, buildContext.IgnoreFile!.File.GetText(pattern.Span),
                    buildContext.IgnoreFile.File.Lines.GetLine(pattern.Span.Start) + 1, buildContext.IgnoreFileName]);
        }
    }
}
