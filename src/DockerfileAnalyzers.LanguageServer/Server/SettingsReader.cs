using System.Text.Json;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>The settings of a client; what is not one of them is passed over.</summary>
internal static class SettingsReader
{
    /// <summary>Under which name clients keep them.</summary>
    public const string Section = "dockerfileAnalyzers";

    /// <param name="element">The settings, or an object that has them as its section.</param>
    public static SourceSettings? Read(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Object } settings)
            return null;
        if (settings.TryGetProperty(Section, out var section) && section.ValueKind is JsonValueKind.Object)
            settings = section;
        return new SourceSettings
        {
            Mode = GetText(settings, "mode"),
            Config = GetText(settings, "config"),
            ReadsHadolint = GetFlag(settings, "readHadolintConfig") ?? true,
            RestoresFacts = GetFlag(settings, "restoreFacts") ?? false,
        };
    }

    private static string? GetText(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool? GetFlag(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.ValueKind is JsonValueKind.True : null;
}
