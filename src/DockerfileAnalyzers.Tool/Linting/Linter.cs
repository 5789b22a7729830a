using System.Collections.Concurrent;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>Analyzes the files of a request.</summary>
internal static class Linter
{
    /// <exception cref="ToolException">A path does not exist.</exception>
    public static LintResult Run(LintRequest request, CancellationToken cancellationToken = default) =>
        Analyze(InputReader.Read(request, cancellationToken), request, cancellationToken);

    /// <summary>Analyzes what was read for a request.</summary>
    public static LintResult Analyze(ToolInputs inputs, LintRequest request, CancellationToken cancellationToken)
    {
        var results = new ConcurrentBag<FileResult>();
        var done = 0;
        Parallel.ForEach(inputs.Files, new ParallelOptions { CancellationToken = cancellationToken }, input =>
        {
            results.Add(new FileResult(input.Analysis.File, DisplayPath.Create(input.Path, request.Folder),
                RuleEngine.Analyze(input.Analysis, cancellationToken))
            {
                FailOn = inputs.GetFailOn(input.Path),
            });
            request.Progress?.Invoke(Interlocked.Increment(ref done), inputs.Files.Length);
        });
        return new LintResult(
            [.. results.OrderBy(result => result.File.Path, StringComparer.Ordinal)], inputs.Problems)
        {
            UnknownProjects = inputs.UnknownProjects,
        };
    }
}
