using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>An image comes from a registry that is not on the project's list.</summary>
internal sealed class UntrustedRegistry() : Rule<DockerfileModel>(new()
{
    Id = "DFA2208",
    Title = "Use images from trusted registries",
    Message = "The registry '{0}' is not in the list of trusted registries",
    Equivalents = ImmutableArray.Create("DL3026"),
    Consequence = Consequence.BreaksSetting,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        var trusted = context.GetOption(SettingCatalog.TrustedRegistries);
        if (trusted.Length == 0)
            return;
        foreach (var (span, image) in FindImages(model))
        {
            var registry = image.Registry;
            if (!trusted.Any(pattern => Glob.IsMatch(pattern, registry)))
                context.Report(span, [registry]);
        }
    }

    // Each image that the build pulls: the frontend, the base images, and the images that files are copied from.
    private static IEnumerable<(TextSpan Span, ImageReference Image)> FindImages(DockerfileModel model)
    {
        foreach (var directive in model.Syntax.Directives.Where(directive => directive.Name == "syntax"))
            yield return (directive.ValueSpan, ImageReference.Parse(directive.Value));
        foreach (var instruction in model.Syntax.Instructions)
        {
            switch (instruction)
            {
                case FromInstructionSyntax from
                    when model.GetStage(from) is { Parent: null, BaseImage: { IsScratch: false } image }:
                    yield return (from.ImageName.Span, image.Reference);
                    break;
                case CopyInstructionSyntax { From: { } source } copy
                    when CopyOrigin.Of(model, copy).Kind is OriginKind.Image
                        && model.Expand(copy, source) is { } name:
                    yield return (source.Span, ImageReference.Parse(name));
                    break;
                case RunInstructionSyntax run:
                    foreach (var mount in run.Mounts.Where(mount => mount.From is { } name && name.IndexOf('$') < 0
                        && CopyOrigin.Of(model, run, mount).Kind is OriginKind.Image))
                        yield return (mount.Span, ImageReference.Parse(mount.From!));
                    break;
            }
        }
    }
}
