using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.DotNet;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A Dockerfile that a report is written of.</summary>
/// <param name="IgnoreFile">Its .dockerignore; <see langword="null"/> where there is none.</param>
/// <param name="Obstacle">Why there is no report: completes "because the file …".</param>
public sealed record ReportSubject(AnalysisInput Dockerfile, AnalysisInput? IgnoreFile, string? Obstacle);

/// <summary>
/// Analyzes Dockerfiles and ignore files, fixes them and reports on them, with the severities and suppressions that
/// apply.
/// </summary>
/// <param name="files">The files, read.</param>
/// <param name="log">Keeps the failure of one file from the others.</param>
public sealed class DockerfileAnalysis(InputFiles files, HostSettings settings, DiscoveryLog log)
{
    /// <summary>Each Dockerfile and .dockerignore, sorted by path.</summary>
    public IEnumerable<string> Paths => files.Paths;

    /// <summary>The problems in all files, without those that comments suppress.</summary>
    public IEnumerable<Problem> Analyze() => Paths.SelectMany(path => Analyze(path));

    /// <summary>
    /// The problems in a file, without those that comments suppress; those that save most come first.
    /// </summary>
    public ImmutableArray<Problem> Analyze(string path)
    {
        var result = ImmutableArray<Problem>.Empty;
        log.Guard(path, () =>
        {
            if (Find(path) is not { } input)
                return;
            TraceUnfollowed(input);
            // The rest stays in the order of the file.
            result = ContextFindings.RemoveRepeated(input, RuleEngine.Analyze(input), Find)
                .Where(finding => !finding.IsSuppressed)
                .OrderByDescending(finding => finding.SavesBytes ?? 0)
                .Select(finding => CreateProblem(input, finding))
                .Where(problem => problem.Severity is not Severity.None).ToImmutableArray();
        });
        return result;
    }

    /// <summary>Writes fixes to the files, to each as its result is enumerated, unless it is a dry run.</summary>
    /// <returns>The result for each file; a file that cannot be written is reported to the log.</returns>
    public IEnumerable<FixedFile> Fix(FixSelection selection)
    {
        var shared = new ContextFindings();
        return Paths.Select(path => Fix(path, selection, shared)).OfType<FixedFile>();
    }

    /// <summary>Each Dockerfile with what a report is made of.</summary>
    public IEnumerable<ReportSubject> GetReportSubjects()
    {
        foreach (var path in Paths.Where(path => !IgnoreFiles.IsIgnoreFile(path)))
        {
            ReportSubject? subject = null;
            log.Guard(path, () =>
            {
                if (files.Find(path) is not { } input)
                    return;
                var ignoreFile = input.Related.FirstOrDefault(file => IgnoreFiles.IsIgnoreFile(file.Path));
                subject = new ReportSubject(input, ignoreFile is null ? null : files.Find(ignoreFile.Path),
                    AnalysisLimits.Explain(input.File));
            });
            if (subject is not null)
                yield return subject;
        }
    }

    private AnalysisInput? Find(string path) =>
        files.Find(path) is { } input ? input with { Config = input.Config.WithErrors(settings.Policy.Errors) } : null;

    private Problem CreateProblem(AnalysisInput input, Finding finding) =>
        Problem.Create(input.File, finding, settings.Policy.Apply(finding.Rule.Id, finding.Severity));

    // Not what the project turns off for the build.
    private bool IsReported(AnalysisInput input, Finding finding, ContextFindings shared) =>
        settings.Policy.Apply(finding.Rule.Id, finding.Severity) is not Severity.None
        && !shared.IsRepeated(input, finding);

    private FixedFile? Fix(string path, FixSelection selection, ContextFindings shared)
    {
        FixedFile? result = null;
        log.Guard(path, () =>
        {
            try
            {
                result = Find(path) is { } input
                    ? FileFixer.Apply(files, input, finding => IsReported(input, finding, shared), selection) : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.ReportUnfixed(path, TextFile.DescribeWriteFailure(exception));
            }
        });
        return result;
    }

    // Why a command is not checked.
    private void TraceUnfollowed(AnalysisInput input)
    {
        if (input.IsIgnoreFile || AnalysisLimits.Explain(input.File) is not null)
            return;
        foreach (var (command, reason) in DotNetBuild.Of(ModelBuilder.Build(input)).NotFollowed)
        {
            var position = input.File.Lines.GetPosition(command.Command.Span.Start);
            log.Trace($"{input.File.Path}({position.Line + 1},{position.Column + 1}): "
                + $"the files that 'dotnet {command.Verb}' finds are not checked: {reason}");
        }
    }
}
