using System.Text.RegularExpressions;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>What apt is told beside the packages to install.</summary>
internal static class AptConfiguration
{
    private static readonly Regex s_off = new("""Install-Recommends[\s"'\\=:]*(?:false|0|no)\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] s_files = { "apt.conf", "APT_CONFIG" };

    /// <summary>Whether an option of the command, or a file of apt that the stage wrote before, leaves recommended packages out.</summary>
    public static bool IsWithoutRecommended(DockerfileModel model, ShellCommand command) => command.HasOption("--no-install-recommends")
        || command.Options.Any(option => option.Value?.StartsWith("APT::Install-Recommends", StringComparison.OrdinalIgnoreCase) == true)
        || (s_files.Any(model.File.Text.Contains) && model.GetStage(command)?.ChainInstructions.TakeWhile(instruction => instruction.Span.Start <= command.Instruction.Span.Start).Any(instruction => Configures(model, instruction)) == true);

    // What a copied file says is not known.
    private static bool Configures(DockerfileModel model, InstructionSyntax instruction) => model.File.GetText(instruction.Span) is var text
        && s_files.Any(text.Contains) && (instruction is CopyingInstructionSyntax || s_off.IsMatch(text));
}
