using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace DockerfileAnalyzers.CodeFixes;

/// <summary>
/// Offers the fixes of the project's Dockerfiles where its program starts, for hosts that show a light bulb in source
/// files only. It reports nothing: source files get no squiggles.
/// </summary>
/// <remarks>
/// Both document kinds and not shared, for the reasons given at <see cref="DockerfileCodeFixProvider"/>.
/// </remarks>
#pragma warning disable RS0034 // Providers from packages are created by reflection.
[ExportCodeRefactoringProvider(
    LanguageNames.CSharp, LanguageNames.VisualBasic, Name = nameof(DockerfileRefactoringProvider),
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
#pragma warning restore RS0034
public sealed class DockerfileRefactoringProvider : CodeRefactoringProvider
{
    private const string Prefix = "Dockerfile: ";

    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        try
        {
            await RegisterAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer reports the same failure; without this, the IDE would switch off all refactorings.
        }
    }

    private static async Task RegisterAsync(CodeRefactoringContext context)
    {
        var cancellationToken = context.CancellationToken;
        // In a Dockerfile itself, it is about that file.
        var files = context.TextDocument is Document ? FindFiles(context.Document.Project)
            : new[] { context.TextDocument };
        var found = new List<DockerfileFindings>();
        foreach (var file in files)
        {
            if (await DockerfileFindings.FindAsync(file, cancellationToken).ConfigureAwait(false) is { } findings)
                found.Add(findings);
        }

        if (found.Count == 0 || (context.TextDocument is Document document
            && !await EntryPoint.IsAtAsync(document, context.Span, cancellationToken).ConfigureAwait(false)))
            return;
        AddSafeFixes(context, found);
        AddIgnoreFiles(context, found);
        AddFixes(context, found);
    }

    // A project that targets several frameworks is several projects here, one of which has the Dockerfiles.
    private static IEnumerable<TextDocument> FindFiles(Project project) => project.Solution.Projects
        .Where(other => other.Id == project.Id || (other.FilePath is { } path && path == project.FilePath))
        .SelectMany(other => other.AdditionalDocuments)
        .GroupBy(document => document.FilePath).Select(group => group.First());

    private static void AddSafeFixes(CodeRefactoringContext context, List<DockerfileFindings> found)
    {
        var count = found.Sum(file => file.Fixable.Count(finding => finding.Fix!.Safety is FixSafety.Safe));
        if (count == 0)
            return;
        var solution = context.TextDocument.Project.Solution;
        var title = count == 1 ? "Apply the safe fix" : $"Apply all {count} safe fixes";
        context.RegisterRefactoring(CodeAction.Create(
            Prefix + title,
            token => SolutionFixer.FixAllAsync(
                solution, found.Select(file => file.Document),
                finding => finding.Fix!.Safety is FixSafety.Safe, token),
            nameof(DockerfileRefactoringProvider) + ".safe"));
    }

    private static void AddIgnoreFiles(CodeRefactoringContext context, List<DockerfileFindings> found)
    {
        // Several Dockerfiles share one build context.
        foreach (var (file, fix) in found.Where(file => file.NewIgnoreFile is not null)
            .Select(file => (file, file.NewIgnoreFile!)).GroupBy(pair => pair.Item2.NewFiles[0].Path)
            .Select(group => group.First()))
        {
            context.RegisterRefactoring(CodeAction.Create(
                Prefix + "Create a .dockerignore", token => SolutionFixer.ApplyAsync(file.Document, fix, token),
                fix.NewFiles[0].Path));
        }
    }

    private static void AddFixes(CodeRefactoringContext context, List<DockerfileFindings> found)
    {
        var actions = found.SelectMany(file => file.Fixable.Select(finding =>
        {
            var line = file.File.Lines.GetPosition(finding.Span.Start).Line + 1;
            var name = Text.RelativePath.GetName(file.File.Path);
            var fix = finding.Fix!;
            return CodeAction.Create(
                $"{fix.Title} ({name}, line {line})", token => SolutionFixer.ApplyAsync(file.Document, fix, token),
                $"{finding.Rule.Id}:{name}:{line}");
        })).ToImmutableArray();
        if (!actions.IsEmpty)
            context.RegisterRefactoring(CodeAction.Create(Prefix + "Fix…", actions, isInlinable: false));
    }
}
