using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary>Says on standard error what was not read or written.</summary>
internal static class ProblemWriter
{
    public static void Write(IEnumerable<ToolProblem> problems, ToolHost host)
    {
        foreach (var problem in problems)
        {
            host.Error.WriteLine($"{problem.DisplayPath}: error: {problem.Message}");
        }
    }

    /// <summary>A run over nothing is hardly what was meant.</summary>
    public static void WriteEmpty(LintRequest request, ToolHost host)
    {
        var places = request.Paths.Select(path => path == "." ? "this directory" : $"'{path}'");
        host.Error.WriteLine($"note: no Dockerfiles found in {string.Join(", ", places)}");
    }

    /// <summary>Says once what is not known, and how it can be.</summary>
    /// <param name="projects">Full paths.</param>
    /// <param name="isEvaluated">Whether the projects were evaluated: an error says why there are no facts.</param>
    public static void WriteUnknown(ImmutableArray<string> projects, bool isEvaluated, ToolHost host)
    {
        if (projects.IsEmpty)
            return;
        var first = DisplayPath.Create(projects[0], host.Folder);
        var others = projects.Length == 1
            ? ""
            : $" and {Plural.Of(projects.Length - 1, "other project", "other projects")}";
        host.Error.WriteLine(
            $"note: no facts about '{first}'{others} are available, so rules about projects report nothing"
                + (isEvaluated ? "" : "; build with the package DockerfileAnalyzers, or use '--restore-facts'"));
    }
}
