using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>The report of a Dockerfile that was read.</summary>
internal static class ReportRenderer
{
    public static RenderedReport Render(ToolInput input, CancellationToken cancellationToken)
    {
        var ignoreFile = input.Analysis.Related.FirstOrDefault(file => IgnoreFiles.IsIgnoreFile(file.Path));
        return RenderedReport.Create(input.Analysis, ignoreFile is null ? null : input.Files?.Find(ignoreFile.Path),
            cancellationToken);
    }
}
