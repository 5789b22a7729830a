namespace DockerfileAnalyzers.Rules.Project;

/// <summary>Globalization is enabled, but the image does not contain ICU.</summary>
internal sealed class IcuMissing() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA6402",
    Title = "Install ICU when globalization is enabled",
    Message = "'{0}' does not contain ICU and nothing installs it; the program does not start",
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        if (context.Model.GetStage(env)
            is not { IsShipped: true, BaseImage: { Reference: { } reference, Facts: { HasIcu: false } } })
            return;
        var pair = env.Pairs.LastOrDefault(pair =>
            pair.Key.Literal == "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"
            && pair.Value?.Literal?.ToLowerInvariant() is "false" or "0");
        var chain = context.Model.FinalStage!.ChainInstructions.ToArray();
        // ICU can be installed as a package, copied as files, or included in the program.
        if (pair is null
            || chain
                .OfType<RunInstructionSyntax>()
                .Any(run =>
                    context.Model
                        .GetCommands(run)
                        .Any(command =>
                            command.Arguments.Any(argument =>
                                argument.Text.Mentions("icu"))))
            || chain
                .OfType<CopyingInstructionSyntax>()
                .Any(copying =>
                    context.File.GetText(copying.Span).Mentions("icu")
                    || copying.Destination.Text is "/" or "/usr/lib" or "/usr/lib/")
            || context.Project.HasPackage("Microsoft.ICU.ICU4C.Runtime*"))
            return;
        context.Report(pair.Span, [reference.ToString()]);
    }
}
