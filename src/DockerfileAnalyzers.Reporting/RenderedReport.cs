using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// The report of a Dockerfile: what its image holds and weighs, what is found, and what the fixes save.
/// </summary>
/// <param name="Html">A self-contained page.</param>
/// <param name="Text">A table for a terminal.</param>
/// <param name="Json">All that the page says, for programs.</param>
public sealed record RenderedReport(string Html, string Text, string Json)
{
    /// <summary>Analyzes a Dockerfile and its ignore file, and says what is found in three forms.</summary>
    /// <param name="dockerfile">The Dockerfile, with what is known about its project.</param>
    /// <param name="ignoreFile">
    /// Its .dockerignore, as an input of its own; <see langword="null"/> where there is none.
    /// </param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    public static RenderedReport Create(
        AnalysisInput dockerfile, AnalysisInput? ignoreFile, CancellationToken cancellationToken = default)
    {
        var report = ReportBuilder.Create(dockerfile, ignoreFile, cancellationToken);
        return new RenderedReport(HtmlReport.Render(report), TextReport.Render(report), JsonReport.Render(report));
    }
}
