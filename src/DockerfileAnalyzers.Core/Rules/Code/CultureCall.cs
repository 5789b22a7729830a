using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>Members that create cultures by name.</summary>
internal static class CultureCall
{
    private const string Globalization = "System.Globalization.";
    private const string Localization = "Microsoft.AspNetCore.Builder.RequestLocalizationOptions.";

    private const string PredefinedVariable = "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY";

    public static readonly string[] Members =
    {
        Globalization + "CultureInfo..ctor", Globalization + "CultureInfo.GetCultureInfo",
        Globalization + "CultureInfo.CreateSpecificCulture", Localization + "SetDefaultCulture",
        Localization + "AddSupportedCultures", Localization + "AddSupportedUICultures",
        "Microsoft.AspNetCore.Localization.RequestCulture..ctor",
    };

    /// <summary>Reports the call in an image without cultures.</summary>
    /// <param name="acceptsAny">Whether the runtime makes a culture of any name there, instead of an exception.</param>
    public static void Report(CodeUse use, CodeContext context, bool acceptsAny)
    {
        if (FindName(use) is { } name && context.Image.IsInvariant is { Value: true } invariant
            && AcceptsAny(context.Image) == acceptsAny)
            context.Report(use.Span, invariant.Span, [use.CallName, name]);
    }

    // Null for the invariant culture, which has no name, and where it is unknown.
    private static string? FindName(CodeUse use) => use.Arguments.Select(argument => argument.Value)
        .SelectMany(value => value.Elements.Prepend(value))
        .FirstOrDefault(value => value.Text is { Length: > 0 })?.Text;

    // Whether a culture of any name can be created without data; null where that is not known.
    private static bool? AcceptsAny(FinalImage image)
    {
        if (!Version.TryParse(image.Base.Facts?.Version + ".0", out var version))
            return null;
        if (version.Major < 6)
            return true;
        // The variable takes precedence over the property here as well.
        if (image.Stage.FinalState.Variables.Find(PredefinedVariable) is { IsArgument: false } variable)
            return variable.Value is { } value ? IsFalse(value) : null;
        return image.Project["PredefinedCulturesOnly"] is { } property && IsFalse(property);
    }

    private static bool IsFalse(string value) =>
        value is "0" || value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
