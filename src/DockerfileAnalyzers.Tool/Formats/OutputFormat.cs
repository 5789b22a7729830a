using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>A form of output.</summary>
/// <param name="Name">As <c>--format</c> names it.</param>
/// <param name="Description">Its purpose, in one line.</param>
/// <param name="Write">Writes all results.</param>
internal sealed record OutputFormat(string Name, string Description, Action<LintReport, ToolOutput> Write)
{
    /// <summary>Whether it says by what a finding is known again in a later version of its file.</summary>
    public bool HasFingerprints { get; init; }

    /// <summary>All formats.</summary>
    public static ImmutableArray<OutputFormat> All { get; } =
    [
        new("human", "findings with their source lines (default)", HumanFormat.Write),
        new("concise", "one line for each finding", ConciseFormat.Write),
        new("json", "JSON, for scripts and other programs", JsonFormat.Write) { HasFingerprints = true },
        new("sarif", "SARIF 2.1.0, for GitHub code scanning and IDEs", SarifFormat.Write) { HasFingerprints = true },
        new("github", "annotations in GitHub Actions", GitHubFormat.Write),
        new("gitlab", "GitLab Code Quality report", GitLabFormat.Write) { HasFingerprints = true },
        new("azure", "warnings and errors of a run in Azure Pipelines", AzureFormat.Write),
        new("checkstyle", "Checkstyle XML, for Jenkins and others", CheckstyleFormat.Write),
        new("junit", "JUnit XML, with a test for each finding", JUnitFormat.Write),
        new("markdown", "Markdown tables, for job summaries", MarkdownFormat.Write),
    ];

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> Names => All.Select(format => format.Name);

    /// <returns><see langword="null"/> where there is none of that name.</returns>
    public static OutputFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
