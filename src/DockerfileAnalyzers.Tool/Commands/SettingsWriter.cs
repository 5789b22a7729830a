using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary>Prints the configuration that is in effect for a file.</summary>
internal static class SettingsWriter
{
    private const int SeverityWidth = 8;

    private const int RuleWidth = 8;

    /// <param name="failOn">As the configuration says; <see langword="null"/> where it does not.</param>
    public static void Write(EffectiveSettings settings, string? failOn, ToolHost host)
    {
        var writer = host.Output;
        writer.WriteLine(DisplayPath.Create(settings.Path, host.Folder));
        writer.WriteLine($"  fail-on: {failOn ?? "warning  default"}");
        foreach (var option in settings.Options.Where(option => option.Value.Length > 0))
            writer.WriteLine($"  {option.Key}: {option.Value}  {Describe(option.Source, host)}");
        foreach (var rule in settings.Rules)
            writer.WriteLine($"  {rule.Rule.Id.PadRight(RuleWidth)}"
                + $"{SeverityName.Of(rule.Severity).PadRight(SeverityWidth)} {Describe(rule.Source, host)}  "
                + rule.Rule.Name);
    }

    private static string Describe(SettingSource source, ToolHost host) => source.File is null ? source.Name
        : $"{source.Name} ({DisplayPath.Create(source.File, host.Folder)}:{source.Line})";
}
