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
            host.Error.Writer.WriteLine(
                $"{VisibleText.Escape(problem.DisplayPath)}: error: {VisibleText.Escape(problem.Message)}");
        }
    }
}
