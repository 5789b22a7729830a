using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Setup;

/// <summary>The .dockerignore files that build contexts lack, for what is in them.</summary>
internal static class IgnoreFileSetup
{
    /// <summary>One for each context; contexts that hold nothing to leave out get none.</summary>
    public static IEnumerable<SetupFile> Find(ToolInputs inputs) => inputs.Files
        .Where(input => !input.Analysis.IsIgnoreFile && AnalysisLimits.Explain(input.Analysis.File) is null)
        .Select(input => ModelBuilder.Build(input.Analysis))
        .Where(model => BuildContext.Of(model).Manifest is { } manifest
            && IgnoreFileEdits.FindUnneeded(model, manifest).Length > 0)
        .Select(IgnoreFileEdits.CreateNew)
        .OfType<Fix>().SelectMany(fix => fix.NewFiles)
        .DistinctBy(file => file.Path).Select(file => new SetupFile(file.Path, file.Text));
}
