using System.Text.RegularExpressions;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>What package managers are told beside the packages to install, in files and variables that the stage set before.</summary>
internal static class PackageManagerConfiguration
{
    private static readonly Regex s_yes = new("""Assume-Yes[\s"'\\=:]*(?:true|1|yes)\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_off = new("""Install-Recommends[\s"'\\=:]*(?:false|0|no)\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether an option of the command, or a file of apt that the stage wrote before, leaves recommended packages out.</summary>
    public static bool IsWithoutRecommended(DockerfileModel model, ShellCommand command) => command.HasOption("--no-install-recommends")
        || command.Options.Any(option => option.Value?.StartsWith("APT::Install-Recommends", StringComparison.OrdinalIgnoreCase) == true)
        || GetEarlier(model, command).Any(instruction => Configures(model, instruction, s_off));

    /// <summary>Whether it does not ask: by apt's configuration, by <c>conda config --set always_yes yes</c> or its variable.</summary>
    public static bool AssumesYes(DockerfileModel model, ShellCommand command) => command.Tool switch
    {
        "apt-get" or "aptitude" => GetEarlier(model, command).Any(instruction => Configures(model, instruction, s_yes)),
        "conda" => GetEarlier(model, command).Any(instruction => model.File.GetText(instruction.Span).IndexOf("always_yes", StringComparison.OrdinalIgnoreCase) >= 0),
        _ => false,
    };

    /// <summary>Whether pip's own settings say that it keeps no cache: <c>pip config set global.no-cache-dir true</c>, pip.conf.</summary>
    public static bool AvoidsCache(DockerfileModel model, ShellCommand command) => command.Tool == "pip" && GetEarlier(model, command).OfType<RunInstructionSyntax>()
        .Any(instruction => model.File.GetText(instruction.Span) is var text && text.Contains("no-cache-dir") && (text.Contains("pip config") || text.Contains("pip3 config") || text.Contains("pip.conf")));

    private static IEnumerable<InstructionSyntax> GetEarlier(DockerfileModel model, ShellCommand command) =>
        model.GetStage(command)?.ChainInstructions.TakeWhile(instruction => instruction.Span.Start <= command.Instruction.Span.Start) ?? Enumerable.Empty<InstructionSyntax>();

    // What a copied file says is not known.
    private static bool Configures(DockerfileModel model, InstructionSyntax instruction, Regex setting) => model.File.GetText(instruction.Span) is var text
        && (text.Contains("apt.conf") || text.Contains("APT_CONFIG")) && (instruction is CopyingInstructionSyntax || setting.IsMatch(text));
}
