using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code looks up a time zone by the name that Windows has for it, in an image without ICU.</summary>
internal sealed class WindowsTimeZone() : CodeRule(new()
{
    Id = "DFA9103",
    Title = "Use IANA time zone IDs",
    Message = "'{0}' throws for the Windows time zone '{1}': {2} enables globalization-invariant mode, "
        + "which supports only IANA IDs",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.StartFails,
}, Zones + "FindSystemTimeZoneById", Zones + "ConvertTimeBySystemTimeZoneId")
{
    private const string Zones = "System.TimeZoneInfo.";

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var value = (use.Find("id") ?? use.Find("destinationTimeZoneId"))?.Value;
        if (value?.Text is not { } id || WindowsTimeZones.FindIana(id) is not { } iana
            || id.Equals("UTC", StringComparison.OrdinalIgnoreCase) || context.Image.HasTimeZones == false
            || context.Image.IsInvariant is not { Value: true } invariant)
            return;
        context.Report(use.Span, invariant.Span, [use.CallName, id], value.IsLiteral
            ? Fix.Unsafe($"Use '{iana}', which Windows supports if it has ICU", Change.ChangesCode,
                TextEdit.Replace(value.Span, $"\"{iana}\""))
            : null);
    }
}
