namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The base image of a static Go binary contains files that the binary does not use.</summary>
internal sealed class StaticBinaryOnLargeBase() : Rule<Stage>(new()
{
    Id = "DFA1502",
    Title = "Ship static binaries on 'scratch' or a minimal base image",
    Message = "A static binary usually needs nothing from '{0}'; use 'scratch' or 'gcr.io/distroless/static'",
    Severity = Severity.Info,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is { IsFinal: true, Parent: null,
            BaseImage: { Facts: { Os: OsFamily.Debian or OsFamily.Ubuntu or OsFamily.Alpine, Toolchain: null,
                Bytes: { } bytes } } image }
            && !stage.Instructions.OfType<RunInstructionSyntax>().Any()
            && stage.CopiesFrom.Count == 1 && stage.CopiesFrom[0] is { BaseImage.Facts.Toolchain: Toolchain.Go } build
            && stage.FinalState is { Entrypoint: { IsExecForm: true } } && DisablesCgo(build, context.Model))
            context.Report(stage.From.ImageName.Span, [image.Reference.ToString()], bytes);
    }

    private static bool DisablesCgo(Stage build, DockerfileModel model) =>
        build.FinalState.Variables.Find("CGO_ENABLED")?.Value == "0"
        || build.Runs.Any(run => run.ScriptText?.Text.Contains("CGO_ENABLED=0") == true);
}
