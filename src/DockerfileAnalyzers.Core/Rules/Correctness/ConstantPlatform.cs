namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>FROM with a literal platform: the image is built for that platform only.</summary>
internal sealed class ConstantPlatform() : Rule<Stage>(new()
{
    Id = "DFA4104",
    Title = "Do not set a fixed platform in FROM",
    Message = "This stage is always built for '{0}'; specify the platform with 'docker build --platform' instead",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3029", "FromPlatformFlagConstDisallowed"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage.From.GetFlag("platform") is not { Value.Literal: { Length: > 0 } platform } flag)
            return;
        // A stage that is named after its platform is intended for it.
        var parts = platform.ToLowerInvariant().Replace("x86_64", "amd64").Replace("aarch64", "arm64").Split('/');
        if (stage.Name is { } name && parts.Any(name.Contains))
            return;
        context.Report(flag.Span, [platform], fix: ImageEdits.RemovePlatform(stage.From, flag));
    }
}
