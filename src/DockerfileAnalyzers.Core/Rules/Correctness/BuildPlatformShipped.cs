namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>The final stage is built for the platform of the build machine.</summary>
internal sealed class BuildPlatformShipped() : Rule<Stage>(new()
{
    Id = "DFA4308",
    Title = "Build the final stage for the target platform",
    Message = "The final stage is always built for the platform of the build machine ({0}); remove '--platform'",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsShipped: true, Parent: null } || context.Model.Stages.Length < 2
            || stage.From.GetFlag("platform") is not { Value: { } platform } flag
            || platform.Variables.All(variable => variable.Name is not ("BUILDPLATFORM" or "BUILDARCH" or "BUILDOS")))
            return;
        context.Report(flag.Span, [platform.Text], fix: ImageEdits.RemovePlatform(stage.From, flag));
    }
}
