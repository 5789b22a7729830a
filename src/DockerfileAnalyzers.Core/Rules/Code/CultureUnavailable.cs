using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code creates a culture, of which globalization-invariant mode has none.</summary>
internal sealed class CultureUnavailable() : CodeRule(new()
{
    Id = "DFA9101",
    Title = "Use an image with culture data for code that creates cultures",
    Message = "'{0}' throws for '{1}': {2} turns on globalization-invariant mode, which has no cultures",
    Consequence = Consequence.StartFails,
}, CultureCall.Members)
{
    protected internal override void Analyze(CodeUse use, CodeContext context) =>
        CultureCall.Report(use, context, acceptsAny: false);
}
