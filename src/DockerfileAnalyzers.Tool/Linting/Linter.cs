using System.Collections.Concurrent;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>Analyzes the files of a request.</summary>
internal static class Linter
{
    /// <exception cref="ToolException">A path does not exist.</exception>
    public static LintResult Run(LintRequest request, CancellationToken cancellationToken = default)
    {
        using var memory = RunMemory.Begin();
        return Analyze(InputReader.Read(request, cancellationToken), request, cancellationToken);
    }

    /// <summary>Analyzes what was read for a request.</summary>
    public static LintResult Analyze(ToolInputs inputs, LintRequest request, CancellationToken cancellationToken)
    {
        var analyzed = new ConcurrentBag<(ToolInput Input, ImmutableArray<Finding> Findings)>();
        var done = 0;
        var resolved = 0;
        Parallel.ForEach(inputs.Files, new ParallelOptions { CancellationToken = cancellationToken }, input =>
        {
            var findings = RuleEngine.Analyze(input.Analysis, cancellationToken);
            analyzed.Add((input, findings));
            if (input.Analysis.Baseline is { } baseline)
                Interlocked.Add(
                    ref resolved, BaselineMatcher.FindResolved(input.Analysis, findings, baseline).Length);
            request.Progress?.Invoke(Interlocked.Increment(ref done), inputs.Files.Length);
        });
        var gone = inputs.Files.Select(input => input.Analysis.Baseline).OfType<Baseline>()
            .DistinctBy(baseline => baseline.Path).Sum(baseline => BaselineWriter.FindGone(baseline).Count());
        var sorted = analyzed.OrderBy(file => file.Input.Path, StringComparer.Ordinal).ToArray();
        var reported = ContextFindings.RemoveRepeated(sorted.Select(file => (file.Input.Analysis, file.Findings)));
        return new LintResult(
            [.. sorted.Zip(reported, (file, findings) => CreateResult(file.Input, findings, inputs, request))],
            [.. ToolProblem.Sort(inputs.Problems.Concat(FindBaselineProblems(inputs, request)))])
        {
            ResolvedEntries = resolved + gone,
            UnknownProjects = inputs.UnknownProjects,
        };
    }

    private static FileResult CreateResult(
        ToolInput input, ImmutableArray<Finding> findings, ToolInputs inputs, LintRequest request) =>
        new(input.Analysis.File, DisplayPath.Create(input.Path, request.Folder), findings)
        {
            FailOn = inputs.GetFailOn(input.Path),
        };

    // A baseline that is broken or missing is not passed over.
    private static IEnumerable<ToolProblem> FindBaselineProblems(ToolInputs inputs, LintRequest request) =>
        request.IgnoresBaseline ? []
        : BaselineFiles.FindProblems(inputs.Files.Select(input => input.Path), inputs.Configuration)
            .Select(problem => ToolProblem.Create(problem, request.Folder));
}
