using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code creates a culture, of which globalization-invariant mode has none.</summary>
internal sealed class CultureUnavailable() : CodeRule(new()
{
    Id = "DFA9101",
    Title = "Use an image with culture data for code that creates cultures",
    Message = "'{0}' throws for '{1}': {2} turns on globalization-invariant mode, which has no cultures",
    Consequence = Consequence.StartFails,
}, Globalization + "CultureInfo..ctor",
    Globalization + "CultureInfo.GetCultureInfo",
    Globalization + "CultureInfo.CreateSpecificCulture",
    Localization + "SetDefaultCulture", Localization + "AddSupportedCultures", Localization + "AddSupportedUICultures",
    "Microsoft.AspNetCore.Localization.RequestCulture..ctor")
{
    private const string Globalization = "System.Globalization.";
    private const string Localization = "Microsoft.AspNetCore.Builder.RequestLocalizationOptions.";

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (FindName(use) is not { } name
            || context.Image.IsInvariant is not { Value: true } invariant
            || context.Image.Project.IsTrue("PredefinedCulturesOnly") == false || !IsSince6(context.Image))
            return;
        context.Report(use.Span, invariant.Span, [use.CallName, name]);
    }

    // The invariant culture has no name.
    private static string? FindName(CodeUse use) => use.Arguments.Select(argument => argument.Value)
        .SelectMany(value => value.Elements.Prepend(value))
        .FirstOrDefault(value => value.Text is { Length: > 0 })?.Text;

    // Before, a culture of any name had the data of the invariant one.
    private static bool IsSince6(FinalImage image) =>
        Version.TryParse(image.Base.Facts?.Version + ".0", out var version) && version.Major >= 6;
}
