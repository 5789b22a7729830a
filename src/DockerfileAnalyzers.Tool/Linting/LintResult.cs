using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>The findings in a file.</summary>
/// <param name="File">Its path is the full path.</param>
/// <param name="DisplayPath">As output names it: relative to the current directory, with <c>/</c>.</param>
/// <param name="Findings">In the order of the file; suppressed ones are marked.</param>
internal sealed record FileResult(SourceFile File, string DisplayPath, ImmutableArray<Finding> Findings)
{
    /// <summary>The lowest severity that fails the run, as the configuration of the file says.</summary>
    public string? FailOn { get; init; }

    /// <summary>The subjects of the findings, if a format needs their fingerprints.</summary>
    public IReadOnlyDictionary<TextSpan, string>? Subjects { get; init; }

    /// <summary>By what each of the findings is known again in a later version of the file.</summary>
    public ImmutableArray<string> CreateFingerprints() =>
        FindingFingerprint.Create(Subjects ?? FindingSubjects.Of(File, Findings), Findings);

    /// <summary>The findings that are reported.</summary>
    public IEnumerable<Finding> Reported => Findings.Where(finding => !finding.IsSuppressed);
}

/// <summary>A file that was not read, or a setting that is wrong: not a finding, but never silent.</summary>
/// <param name="File">As <see cref="FileResult.DisplayPath"/>.</param>
/// <param name="Message">The problem, and what to do.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
internal sealed record ToolProblem(string File, string Message, int Line = 0, int Column = 0)
{
    /// <summary>The file, with line and column where they are known.</summary>
    public string DisplayPath => Line > 0 ? $"{File}:{Line}:{Column}" : File;

    /// <summary>Sorts by file and position, independent of the order in which files were read.</summary>
    public static IEnumerable<ToolProblem> Sort(IEnumerable<ToolProblem> problems) => problems
        .OrderBy(problem => problem.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)
        .ThenBy(problem => problem.Message, StringComparer.Ordinal);

    /// <summary>Creates the problem of a setting, at its position.</summary>
    /// <param name="folder">The current directory, full path.</param>
    public static ToolProblem Create(SettingProblem problem, string folder) => new(
        Linting.DisplayPath.Create(problem.File ?? "", folder), problem.Message, problem.Line, problem.Column);
}

/// <summary>The results of a run.</summary>
/// <param name="Files">All that were analyzed, sorted by path; those without findings included.</param>
/// <param name="Problems">Sorted by path.</param>
internal sealed record LintResult(ImmutableArray<FileResult> Files, ImmutableArray<ToolProblem> Problems)
{
    /// <summary>The projects around the Dockerfiles of which nothing is known: full paths.</summary>
    public ImmutableArray<string> UnknownProjects { get; init; } = [];

    /// <summary>How many findings of the baselines are fixed.</summary>
    public int ResolvedEntries { get; init; }

    /// <summary>The result with some of the findings.</summary>
    public LintResult Where(Func<Finding, bool> isWanted) => this with
    {
        Files = [.. Files.Select(file => file with { Findings = [.. file.Findings.Where(isWanted)] })],
    };

    /// <summary>How many findings of a severity are reported.</summary>
    public int Count(Severity severity) =>
        Files.Sum(file => file.Reported.Count(finding => finding.Severity == severity));

}
