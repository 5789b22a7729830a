using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>An image comes from a registry that is not on the project's list.</summary>
internal sealed class UntrustedRegistry() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA2208",
    Title = "Use images from trusted registries",
    Message = "'{0}' is not from a trusted registry",
    Equivalents = ImmutableArray.Create("DL3026"),
    Consequence = Consequence.BreaksSetting,
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        var trusted = context.GetOption(SettingCatalog.TrustedRegistries);
        if (trusted.Length == 0
            || context.Model.GetStage(from) is not { Parent: null, BaseImage: { IsScratch: false } image })
            return;
        var registry = image.Reference.Registry;
        if (!trusted.Any(pattern => Glob.IsMatch(pattern, registry)))
            context.Report(from.ImageName.Span, [registry]);
    }
}
