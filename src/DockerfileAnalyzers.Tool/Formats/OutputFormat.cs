using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>A form of output.</summary>
/// <param name="Name">As <c>--format</c> names it.</param>
/// <param name="Description">What it is for, one line.</param>
/// <param name="Write">Writes all that was found.</param>
internal sealed record OutputFormat(string Name, string Description, Action<LintResult, ToolOutput> Write)
{
    /// <summary>All that there are, by name.</summary>
    public static ImmutableArray<OutputFormat> All { get; } =
    [
        new("concise", "One line for each finding.", ConciseFormat.Write),
        new("human", "Findings with their source lines; the default.", HumanFormat.Write),
    ];

    /// <returns><see langword="null"/> where there is none of that name.</returns>
    public static OutputFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
