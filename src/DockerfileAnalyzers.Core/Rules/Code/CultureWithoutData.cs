using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code creates a culture that has nothing but a name in globalization-invariant mode.</summary>
internal sealed class CultureWithoutData() : CodeRule(new()
{
    Id = "DFA9105",
    Title = "Use an image with ICU for culture-specific formatting",
    Message = "'{0}' for '{1}' formats and compares like the invariant culture: {2} enables globalization-invariant "
        + "mode, which has no culture data; use an image with ICU",
    Severity = Severity.Info,
}, CultureCall.Members)
{
    protected internal override void Analyze(CodeUse use, CodeContext context) =>
        CultureCall.Report(use, context, acceptsAny: true);
}
