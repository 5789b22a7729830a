using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// Findings about a build context are the same for every Dockerfile that is built from it: the first one reports them.
/// </summary>
public sealed class ContextFindings
{
    private readonly Dictionary<(string Rule, string Context), (string File, Severity Severity)> _reported = new();

    /// <summary>Whether a Dockerfile that was asked about before reports the same.</summary>
    public bool IsRepeated(AnalysisInput input, Finding finding)
    {
        if (finding is not { IsSuppressed: false, Rule.IsAboutContext: true }
            || input.Project.Find(input.File.Path) is not { } own)
            return false;
        if (own.ContextReporter is not null)
            return true;
        var key = (finding.Rule.Id, own.Context.Replace('\\', '/'));
        // A project that reports it as advice does not replace one that reports it as a warning.
        if (_reported.TryGetValue(key, out var first) && first.Severity >= finding.Severity)
            return first.File != input.File.Path;
        _reported[key] = (input.File.Path, finding.Severity);
        return false;
    }

    /// <summary>The findings of a Dockerfile, without those that another one of its project reports.</summary>
    /// <param name="read">Another Dockerfile; <see langword="null"/> where it cannot be read.</param>
    public static ImmutableArray<Finding> RemoveRepeated(
        AnalysisInput input, ImmutableArray<Finding> findings, Func<string, AnalysisInput?> read)
    {
        if (!findings.Any(finding => finding.Rule.IsAboutContext)
            || input.Project.Find(input.File.Path) is not { } own)
            return findings;
        var before = input.Project.Dockerfiles
            .Where(other => ProjectFacts.SamePath(other.Context, own.Context)
                && string.CompareOrdinal(other.Path, own.Path) < 0)
            .OrderBy(other => other.Path, StringComparer.Ordinal)
            .Select(other => read(other.Path)).OfType<AnalysisInput>()
            .Select(other => (other, RuleEngine.Analyze(other)));
        return RemoveRepeated(before.Append((input, findings))).Last();
    }

    /// <summary>The findings of each Dockerfile, without those that one before it reports.</summary>
    public static IEnumerable<ImmutableArray<Finding>> RemoveRepeated(
        IEnumerable<(AnalysisInput Input, ImmutableArray<Finding> Findings)> files)
    {
        var reported = new ContextFindings();
        foreach (var (input, findings) in files)
            yield return findings.RemoveAll(finding => reported.IsRepeated(input, finding));
    }
}
