using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The whole build context is copied, and no .dockerignore says what to leave out.</summary>
internal sealed class IgnoreFileMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA5001",
    Title = "Add a .dockerignore",
    Message = "The whole build context is copied and there is no .dockerignore",
    Fix = FixSafety.Safe,
})
{
    private const long MinBytes = 1_000_000;

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (BuildContext.Of(model) is not { IgnoreFile: null, Manifest: { } manifest }
            || BuildContext.FindWholeCopy(model) is not { } copy)
            return;
        var unneeded = IgnoreFileEdits.FindUnneeded(model, manifest);
        // Build output is listed without a size: a figure that leaves it out would say too
        // little, unless it is large by itself.
        var known = unneeded.Sum(entry => entry.Bytes);
        context.Report(copy.Sources.First(source => source.Literal is not null).Span, [],
            known >= MinBytes ? known : null, IgnoreFileEdits.CreateNew(model));
    }
}
