using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>Suppresses what is reported, by comments.</summary>
internal static class IgnoreComments
{
    /// <summary>Whether the configuration allows such comments.</summary>
    /// <exception cref="ToolException">It does not, or it asks for a reason that is not given.</exception>
    public static void Check(ToolInputs inputs, FixSelection selection, string? reason, string folder)
    {
        foreach (var input in inputs.Files.Select(file => file.Analysis))
        {
            var path = DisplayPath.Create(input.File.Path, folder);
            if (!SettingCatalog.InlineSuppressions.Read(input.Config[SettingCatalog.InlineSuppressions.Name]))
                throw new ToolException($"The configuration does not allow suppression comments in '{path}'");
            if (reason?.Any(char.IsLetterOrDigit) != true
                && SettingCatalog.RequireSuppressionReason.Read(
                    input.Config[SettingCatalog.RequireSuppressionReason.Name])
                && !SuppressionWriter.AddComments(input, selection.Names, null).Suppressed.IsEmpty)
                throw new ToolException(
                    $"The configuration requires a reason for suppressions in '{path}'; specify it with '--reason'");
        }
    }

    /// <summary>The file with the comments; nothing is written yet.</summary>
    public static FileFixes Compute(AnalysisInput input, FixSelection selection, string? reason)
    {
        var result = SuppressionWriter.AddComments(input, selection.Names, reason);
        var file = new SourceFile(input.File.Path, result.Text);
        var left = FileFixer.FindLeft(input with { File = file }).Where(left => selection.Names(left.Finding!))
            .ToImmutableArray();
        return new FileFixes(
            input.File, result.Text, ImmutableArray<NewFile>.Empty, result.Suppressed.Length, left);
    }
}
