using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A problem that a host reports about a file.</summary>
/// <param name="Severity">After configuration; never <see cref="Severity.None"/>.</param>
/// <param name="Line">From 1, as <paramref name="Column"/>; 0 where it is about the file as a whole.</param>
public sealed record Problem(
    RuleDescriptor Rule, Severity Severity, string Path, int Line, int Column, string Message)
{
    /// <summary>
    /// The finding of the engine; <see langword="null"/> for settings and for files that are not read.
    /// </summary>
    public Finding? Finding { get; init; }

    /// <summary>As a build prints it: <c>path(line,column)</c>.</summary>
    public string Place => $"{Path}({Line},{Column})";

    /// <param name="severity">After configuration.</param>
    internal static Problem Create(SourceFile file, Finding finding, Severity severity)
    {
        var position = file.Lines.GetPosition(finding.Span.Start);
        return new Problem(finding.Rule, severity, file.Path, position.Line + 1, position.Column + 1, finding.Message)
        {
            Finding = finding,
        };
    }
}
