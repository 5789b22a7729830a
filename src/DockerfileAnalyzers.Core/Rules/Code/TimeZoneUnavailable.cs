using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code looks up a time zone in an image without time zone data.</summary>
internal sealed class TimeZoneUnavailable() : CodeRule(new()
{
    Id = "DFA9102",
    Title = "Install time zone data for code that looks up time zones",
    Message = "'{0}' throws for '{1}': the image ({2}) contains no time zone data; "
        + "install 'tzdata' or use an '-extra' image",
    Consequence = Consequence.StartFails,
}, Zones + "FindSystemTimeZoneById", Zones + "ConvertTimeBySystemTimeZoneId",
    "TimeZoneConverter.TZConvert.GetTimeZoneInfo")
{
    private const string Zones = "System.TimeZoneInfo.";

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var id = use.GetText("id") ?? use.GetText("destinationTimeZoneId") ?? use.GetText("windowsOrIanaTimeZoneId");
        // .NET knows this one itself.
        if (id is { Length: > 0 } && !id.Equals("UTC", StringComparison.OrdinalIgnoreCase)
            && context.Image.HasTimeZones == false)
            context.Report(use.Span, context.Image.From, [use.CallName, id]);
    }
}
