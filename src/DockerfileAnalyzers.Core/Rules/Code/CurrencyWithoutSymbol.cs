using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code writes an amount of money in the current culture, which is the invariant one.</summary>
internal sealed class CurrencyWithoutSymbol() : CodeRule(new()
{
    Id = "DFA9104",
    Title = "Write currency symbols explicitly in globalization-invariant mode",
    Message = "'{0}' writes '¤' instead of a currency symbol: {1} enables globalization-invariant mode, in which the "
        + "current culture is the invariant culture",
    Severity = Severity.Info,
}, CodeUse.CurrencyFormat)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        // A culture can be changed by hand.
        if (context.Image.IsInvariant is { Value: true } invariant && !use.MentionsInCode("CurrencySymbol"))
            context.Report(use.Span, invariant.Span, [use.File.GetText(use.Span)]);
    }
}
