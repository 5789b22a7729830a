using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code creates a culture, of which globalization-invariant mode has none.</summary>
internal sealed class CultureUnavailable() : CodeRule(new()
{
    Id = "DFA9101",
    Title = "Use an image with ICU for code that creates cultures",
    Message = "'{0}' throws for '{1}': {2} enables globalization-invariant mode, which has only the invariant "
        + "culture; use an image with ICU",
    Consequence = Consequence.StartFails,
}, CultureCall.Members)
{
    protected internal override void Analyze(CodeUse use, CodeContext context) =>
        CultureCall.Report(use, context, acceptsAny: false);
}
