using System.Collections.Concurrent;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>Analyzes the files of a request.</summary>
internal sealed class Linter
{
    private readonly LintRequest _request;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentBag<AnalyzedFile> _analyzed = [];
    private int _done;
    private int _resolved;

    private Linter(LintRequest request, CancellationToken cancellationToken)
    {
        _request = request;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="ToolException">A path does not exist.</exception>
    public static LintResult Run(LintRequest request, CancellationToken cancellationToken = default)
    {
        using var memory = RunMemory.Begin();
        var linter = new Linter(request, cancellationToken);
        // A file that was parsed to find its context is not parsed again if it is analyzed immediately.
        return linter.CreateResult(InputReader.Read(request, linter.Analyze, cancellationToken));
    }

    /// <summary>Analyzes what was read for a request.</summary>
    public static LintResult Analyze(ToolInputs inputs, LintRequest request, CancellationToken cancellationToken)
    {
        var linter = new Linter(request, cancellationToken);
        Parallel.ForEach(inputs.Files, new ParallelOptions { CancellationToken = cancellationToken }, input =>
            linter.Analyze(input, inputs.Files.Length));
        return linter.CreateResult(inputs);
    }

    private void Analyze(ToolInput input, int total)
    {
        var findings = RuleEngine.Analyze(input.Analysis, _cancellationToken);
        _analyzed.Add(new AnalyzedFile(
            input, findings, _request.HasFingerprints ? FindingSubjects.Of(input.Analysis.File, findings) : null));
        if (input.Analysis.Baseline is { } baseline)
            Interlocked.Add(ref _resolved, BaselineMatcher.FindResolved(input.Analysis, findings, baseline).Length);
        _request.Progress?.Invoke(Interlocked.Increment(ref _done), total);
    }

    private LintResult CreateResult(ToolInputs inputs)
    {
        var gone = inputs.Files.Select(input => input.Analysis.Baseline).OfType<Baseline>()
            .DistinctBy(baseline => baseline.Path).Sum(baseline => BaselineWriter.FindGone(baseline).Count());
        var sorted = _analyzed.OrderBy(file => file.Input.Path, StringComparer.Ordinal).ToArray();
        var reported = ContextFindings.RemoveRepeated(sorted.Select(file => (file.Input.Analysis, file.Findings)));
        return new LintResult(
            [.. sorted.Zip(reported, (file, findings) => CreateResult(file, findings, inputs))],
            [.. ToolProblem.Sort(inputs.Problems.Concat(FindBaselineProblems(inputs)))])
        {
            ResolvedEntries = _resolved + gone,
            UnknownProjects = inputs.UnknownProjects,
        };
    }

    private FileResult CreateResult(AnalyzedFile file, ImmutableArray<Finding> findings, ToolInputs inputs) =>
        new(file.Input.Analysis.File, DisplayPath.Create(file.Input.Path, _request.Folder), findings)
        {
            FailOn = inputs.GetFailOn(file.Input.Path),
            Subjects = file.Subjects,
        };

    // A baseline that is broken or missing is not passed over.
    private IEnumerable<ToolProblem> FindBaselineProblems(ToolInputs inputs) =>
        _request.IgnoresBaseline ? []
        : BaselineFiles.FindProblems(inputs.Files.Select(input => input.Path), inputs.Configuration)
            .Select(problem => ToolProblem.Create(problem, _request.Folder));

    private sealed record AnalyzedFile(
        ToolInput Input, ImmutableArray<Finding> Findings, IReadOnlyDictionary<TextSpan, string>? Subjects);
}
