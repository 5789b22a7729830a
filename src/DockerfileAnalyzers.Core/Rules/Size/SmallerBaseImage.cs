using DockerfileAnalyzers.Edits;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A smaller variant of the same base image and version exists.</summary>
internal sealed class SmallerBaseImage() : Rule<Stage>(new()
{
    Id = "DFA1001",
    Title = "Consider a smaller variant of the base image",
    Message = "'{0}' is {1}; its variant '{2}' is {3}",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    /// <summary>A smaller difference is not worth a change of the base image.</summary>
    private const long MinBytes = 20_000_000;

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true, StartsAnyProgram: true, BaseImage: { Facts: { } facts } image }
            || context.Model.IsForDevelopment
            || facts.IsForBuilding)
            return;
        foreach (var variant in ImageTable.FindSmallerVariants(image.Reference.Repository, image.Reference.Tag))
        {
            if (variant.CurrentBytes - variant.Bytes < MinBytes || !Suits(variant, stage, facts, context))
                continue;
            var from = stage.Chain.Last().From;
            context.Report(
                from.ImageName.Span,
                [
                    image.Reference with { Digest = null },
                    ByteSize.Format(variant.CurrentBytes),
                    new ImageReference(image.Reference.Repository, variant.Tag, null),
                    ByteSize.Format(variant.Bytes),
                ],
                variant.CurrentBytes - variant.Bytes,
                PythonSplitter.CreateFix(context.Model, stage));
            return;
        }
    }

    private static bool Suits(SmallerVariant variant, Stage stage, ImageFacts facts, RuleContext context)
    {
        var runs = stage.Runs.ToArray();
        // Without a shell, nothing can run at build time, and the program must start in exec form.
        if (!variant.HasShell && (runs.Length > 0 || stage.FinalState.Entrypoint is not { IsExecForm: true }))
            return false;
        // With musl, distribution packages and wheels that are built for glibc do not work.
        if (variant.IsMusl && !facts.IsMusl
            && (runs.Any(run => context.Model.InstallsWithApt(run))
                || facts.Toolchain is Toolchain.Python or Toolchain.Ruby))
            return false;
        // The variable applies to the image and the property to the program: either may need cultures.
        return variant.HasIcu != false || facts.HasIcu != true
            || (context.Project.IsTrue("InvariantGlobalization") == true
                && stage.FinalState.Variables.Find("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is null);
    }
}
