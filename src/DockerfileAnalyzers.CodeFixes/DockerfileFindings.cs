using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using Microsoft.CodeAnalysis;

namespace DockerfileAnalyzers.CodeFixes;

/// <summary>The findings in a Dockerfile or ignore file of a project that can be fixed in its workspace.</summary>
/// <param name="Fixable">In the order of the text; what is suppressed is left out.</param>
/// <param name="NewIgnoreFile"><see langword="null"/> where there is one, or the workspace adds no files.</param>
internal sealed record DockerfileFindings(
    TextDocument Document, Text.SourceFile File, ImmutableArray<Finding> Fixable, Fix? NewIgnoreFile)
{
    /// <returns><see langword="null"/> where the document is another kind of file.</returns>
    public static async Task<DockerfileFindings?> FindAsync(
        TextDocument document, CancellationToken cancellationToken)
    {
        var input = await SolutionFixer.CreateInputAsync(document, cancellationToken).ConfigureAwait(false);
        if (input is null)
            return null;
        var solution = document.Project.Solution;
        var fixable = RuleEngine.Analyze(input, cancellationToken)
            .Where(finding => finding is { Fix: not null, IsSuppressed: false }
                && SolutionFixer.CanApply(solution, finding.Fix))
            .OrderBy(finding => finding.Span).ToImmutableArray();
        var ignoreFile = IgnoreFileEdits.CreateNew(input);
        return new DockerfileFindings(document, input.File, fixable,
            ignoreFile is not null && SolutionFixer.CanApply(solution, ignoreFile) ? ignoreFile : null);
    }
}
