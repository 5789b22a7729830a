using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DockerfileAnalyzers.CodeFixes;

/// <summary>
/// Applies fixes to the additional documents of a solution. Fixes are computed from the current text each time and
/// never reused.
/// </summary>
internal static class SolutionFixer
{
    /// <returns><see langword="null"/> where the document is another kind of file, or a build writes it.</returns>
    public static async Task<AnalysisInput?> CreateInputAsync(
        TextDocument document, CancellationToken cancellationToken)
    {
        if (document.FilePath is not { } path || FileSet.IsGenerated(path))
            return null;
        var compilation = await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return AdditionalFileSet.Create(document.Project.AnalyzerOptions, compilation, cancellationToken)
            .CreateInput(path);
    }

    /// <summary>
    /// Whether the workspace can make the change: one that cannot add documents rejects it completely. The fix target
    /// of the build can make it.
    /// </summary>
    public static bool CanApply(Solution solution, Fix fix) =>
        fix.NewFiles.IsEmpty || solution.Workspace.CanApplyChange(ApplyChangesKind.AddAdditionalDocument);

    public static async Task<Solution> ApplyAsync(TextDocument document, Fix fix, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = fix.Edits.OrderBy(edit => edit.Span)
            .Select(edit => new TextChange(new TextSpan(edit.Span.Start, edit.Span.Length), edit.NewText));
        return AddFiles(
            WithText(document.Project.Solution, document, text.WithChanges(changes)),
            document.Project.Id,
            fix.NewFiles);
    }

    /// <summary>
    /// Applies the fixes that are wanted in the documents. A file that several projects share is
    /// computed once and changed in all of them.
    /// </summary>
    public static async Task<Solution> FixAllAsync(
        Solution solution, IEnumerable<TextDocument> documents, Func<Finding, bool> isWanted,
        CancellationToken cancellationToken)
    {
        var result = solution;
        foreach (var document in documents.GroupBy(document => document.FilePath).Select(group => group.First()))
        {
            var input = await CreateInputAsync(document, cancellationToken).ConfigureAwait(false);
            if (input is null)
                continue;
            var fixedFile = FixApplier.Apply(
                input, finding => CanApply(solution, finding.Fix!) && isWanted(finding), cancellationToken);
            if (fixedFile.Text != input.File.Text)
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var change = Text.TextDifference.Find(input.File.Text, fixedFile.Text);
                result = WithText(
                    result,
                    document,
                    text.WithChanges(
                        new TextChange(new TextSpan(change.Span.Start, change.Span.Length), change.NewText)));
            }

            result = AddFiles(result, document.Project.Id, fixedFile.NewFiles);
        }

        return result;
    }

    private static Solution WithText(Solution solution, TextDocument document, SourceText text)
    {
        foreach (var id in solution.GetDocumentIdsWithFilePath(document.FilePath)
            .Where(solution.ContainsAdditionalDocument))
            solution = solution.WithAdditionalDocumentText(id, text);
        return solution;
    }

    private static Solution AddFiles(Solution solution, ProjectId project, IEnumerable<NewFile> files)
    {
        foreach (var file in files)
        {
            if (solution.GetDocumentIdsWithFilePath(file.Path).IsEmpty)
            {
                var name = Text.RelativePath.GetName(file.Path);
                solution = solution.AddAdditionalDocument(
                    DocumentId.CreateNewId(project), name, SourceText.From(file.Text), filePath: file.Path);
            }
        }

        return solution;
    }
}
