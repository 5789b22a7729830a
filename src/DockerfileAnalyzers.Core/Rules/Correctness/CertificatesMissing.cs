namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A program runs on <c>scratch</c>, which has no CA certificates: HTTPS requests fail.</summary>
internal sealed class CertificatesMissing() : Rule<Stage>(new()
{
    Id = "DFA4302",
    Title = "Copy CA certificates to 'scratch' for programs that use HTTPS",
    Message = "'scratch' has no CA certificates, so HTTPS requests can fail; copy them from the build stage",
    Severity = Severity.Info,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is { IsFinal: true, Parent: null, StartsProgram: true, BaseImage.IsScratch: true }
            && stage.CopiesFrom.Any(source => source.BaseImage?.Facts?.Toolchain is Toolchain.Go or Toolchain.Rust)
            && !stage.Instructions
                .OfType<CopyingInstructionSyntax>()
                .Any(copying =>
                    copying.Arguments.Text is { } text
                    && (text.Contains("cert") || text.Contains("/etc") || text.Contains("ssl"))))
            context.Report(stage.From.ImageName.Span, []);
    }
}
