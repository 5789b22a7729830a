using System.Globalization;
using DockerfileAnalyzers.Harness;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>Inputs from the few lines that a test or a page writes.</summary>
internal static class TestInput
{
    public static AnalysisInput Create(
        string path,
        string text,
        string? dockerignore = null,
        string? context = null,
        string? project = null,
        string? dockerfile = null)
    {
        var related = ImmutableArray.CreateBuilder<SourceFile>();
        if (dockerignore is not null)
            related.Add(new SourceFile("/src/.dockerignore", dockerignore));
        if (dockerfile is not null)
            related.Add(new SourceFile("/src/Dockerfile", dockerfile));
        return new AnalysisInput(
            new SourceFile(path, text),
            related.ToImmutable(),
            context is null ? null : ParseContext(context),
            ParseProject(project, path),
            AnalyzerConfig.Empty);
    }

    /// <param name="lines"><c>bytes created-by</c>, or <c>waste writer remover bytes files deleted example</c>.</param>
    public static MeasuredImage? ParseImage(string? lines) => lines is null ? null : MeasuredImage.Parse(
        "image\t/src/Dockerfile\timage.tar\t\n"
        + string.Join(
            '\n',
            Lines(lines).Select(line =>
                line.StartsWith("waste ", StringComparison.Ordinal)
                    ? line.Replace(' ', '\t')
                    : "layer\t" + line.Split(' ', 2)[0] + "\t" + line.Split(' ', 2)[1])));

    /// <param name="lines"><c>layer created-by</c>, or <c>package layer severity count name</c>.</param>
    public static VulnerabilityReport? ParseScan(string? lines) => lines is null ? null : VulnerabilityReport.Parse(
        "vulnerabilities\t/src/Dockerfile\ttrivy.json\n"
        + string.Join(
            '\n',
            Lines(lines).Select(line =>
                line.StartsWith("package ", StringComparison.Ordinal)
                    ? line.Replace(' ', '\t')
                    : "layer\t" + line["layer ".Length..])));

    // "truncated": the walk stopped early.
    private static ContextManifest ParseContext(string lines) =>
        ContextManifest.Create("/src", Lines(lines).Where(line => line != "truncated").Select(line =>
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var isFolder = words[0].EndsWith('/');
            return new ContextEntry(
                words[0].TrimEnd('/'),
                words.Length > 1 ? long.Parse(words[1], CultureInfo.InvariantCulture) : 100,
                isFolder,
                isFolder ? 10 : 1);
        }).ToImmutableArray(), isTruncated: Lines(lines).Contains("truncated"));

    private static ProjectFacts ParseProject(string? lines, string path) => lines is null
        ? ProjectFacts.Unknown
        : ParseProject(Lines(lines).Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim()), path);

    // "DockerfileContext=…" says where the Dockerfile of the test is built from.
    private static ProjectFacts ParseProject(Dictionary<string, string> properties, string path) =>
        properties.Remove("DockerfileContext", out var root)
            ? FactsNotation.Parse(
                properties,
                path,
                new DockerfileFacts(
                    "/src/Dockerfile", root, IsContextCertain: true, IgnoreFile: null, TargetStage: null))
            : FactsNotation.Parse(properties, path);

    /// <summary>Settings: <c>key = value</c> a line.</summary>
    public static AnalyzerConfig ParseConfig(string? lines) => lines is null
        ? AnalyzerConfig.Empty
        : AnalyzerConfig.Create(Lines(lines)
            .Select(line => KeyValuePair.Create(line.Split('=', 2)[0].Trim(), line.Split('=', 2)[1].Trim())).ToArray());

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
