using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The whole build context is copied, and there is no .dockerignore file.</summary>
internal sealed class IgnoreFileMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA5001",
    Title = "Add a .dockerignore",
    Message = "The whole build context is copied, and there is no '.dockerignore' file",
    Fix = FixSafety.Safe,
    IsAboutContext = true,
})
{
    private const long MinBytes = 1_000_000;

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (BuildContext.Of(model) is not { IgnoreFile: null, Manifest: { } manifest }
            || BuildContext.FindWholeCopy(model) is not { } copy || !BuildContext.IsPlausible(model))
            return;
        var unneeded = IgnoreFileEdits.FindUnneeded(model, manifest);
        // The size of build output is not known: a total without it would be too
        // small, unless it is already large.
        var known = unneeded.Sum(entry => entry.Bytes);
        context.Report(copy.Sources.First(source => source.Literal is not null).Span, [],
            known >= MinBytes ? known : null, IgnoreFileEdits.CreateNew(model));
    }
}
