using DockerfileAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DockerfileAnalyzers.CodeFixes;

/// <summary>
/// Offers the fix of a finding, here and in the file, the project and the solution. The IDE offers no "fix all" for
/// additional files, so these are ordinary actions.
/// </summary>
/// <remarks>
/// Both document kinds: Roslyn caches the fixers of a package by the kind of the document that asked first,
/// and drops those of the other kind. No extensions, as a Dockerfile has none. Not shared through MEF, so
/// that no composition assembly is needed.
/// </remarks>
#pragma warning disable RS0034 // Fixers from packages are created by reflection.
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, Name = nameof(DockerfileCodeFixProvider),
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
#pragma warning restore RS0034
public sealed class DockerfileCodeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        RuleCatalog.All.Where(rule => rule.Descriptor is { Fix: not null, Category: not Category.Code })
            .Select(rule => rule.Descriptor.Id).ToImmutableArray();

    public override FixAllProvider GetFixAllProvider() => DockerfileFixAllProvider.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.TextDocument is not { } document || document is Document)
            return;
        try
        {
            await RegisterAsync(context, document).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer reports the same failure; without this, the IDE would switch off all fixes.
        }
    }

    private static async Task RegisterAsync(CodeFixContext context, TextDocument document)
    {
        var input = await SolutionFixer.CreateInputAsync(document, context.CancellationToken).ConfigureAwait(false);
        if (input is null)
            return;
        var findings = RuleEngine.Analyze(input, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = new Text.TextSpan(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
            if (findings.FirstOrDefault(finding =>
                finding.Rule.Id == diagnostic.Id && finding.Span == span)?.Fix is not { } fix
                || !SolutionFixer.CanApply(document.Project.Solution, fix))
                continue;
            var id = diagnostic.Id;
            var (project, solution) = (document.Project, document.Project.Solution);
            var here = CodeAction.Create(fix.Title, token => SolutionFixer.ApplyAsync(document, fix, token), id);
            CodeAction FixAll(string title, string scope, IEnumerable<TextDocument> documents) => CodeAction.Create(
                title,
                token => SolutionFixer.FixAllAsync(solution, documents, finding => finding.Rule.Id == id, token),
                id + scope);
            var wider = ImmutableArray.Create(
                FixAll("…in this file", ".file", new[] { document }),
                FixAll("…in this project", ".project", project.AdditionalDocuments),
                FixAll("…in this solution", ".solution", solution.Projects.SelectMany(p => p.AdditionalDocuments)));
            context.RegisterCodeFix(here, diagnostic);
            if (fix.Alternative is { } other)
                context.RegisterCodeFix(
                    CodeAction.Create(
                        other.Title, token => SolutionFixer.ApplyAsync(document, other, token), id + ".other"),
                    diagnostic);
            context.RegisterCodeFix(
                CodeAction.Create(fix.Title + "…", wider, isInlinable: false), diagnostic);
        }
    }
}
