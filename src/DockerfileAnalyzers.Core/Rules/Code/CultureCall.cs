using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>Members that create cultures by name.</summary>
internal static class CultureCall
{
    private const string Globalization = "System.Globalization.";
    private const string Localization = "Microsoft.AspNetCore.Builder.RequestLocalizationOptions.";

    public static readonly string[] Members =
    {
        Globalization + "CultureInfo..ctor", Globalization + "CultureInfo.GetCultureInfo",
        Globalization + "CultureInfo.CreateSpecificCulture", Localization + "SetDefaultCulture",
        Localization + "AddSupportedCultures", Localization + "AddSupportedUICultures",
        "Microsoft.AspNetCore.Localization.RequestCulture..ctor",
    };

    /// <returns><see langword="null"/> for the invariant culture, which has no name, and where it is unknown.</returns>
    public static string? FindName(CodeUse use) => use.Arguments.Select(argument => argument.Value)
        .SelectMany(value => value.Elements.Prepend(value))
        .FirstOrDefault(value => value.Text is { Length: > 0 })?.Text;
}
