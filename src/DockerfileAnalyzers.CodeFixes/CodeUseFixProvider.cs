using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DockerfileAnalyzers.CodeFixes;

/// <summary>Applies the fix that a finding in code brings along.</summary>
#pragma warning disable RS0034 // Fixers from packages are created by reflection.
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, Name = nameof(CodeUseFixProvider))]
#pragma warning restore RS0034
public sealed class CodeUseFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = RuleCatalog.Descriptors
        .Where(rule => rule is { Category: Category.Code, Fix: not null }).Select(rule => rule.Id).ToImmutableArray();

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (CodeFixText.Read(diagnostic.Properties, diagnostic.Location.SourceSpan.Start) is not { } fix)
                continue;
            var changes = fix.Edits.OrderBy(edit => edit.Span)
                .Select(edit => new TextChange(new TextSpan(edit.Span.Start, edit.Span.Length), edit.NewText))
                .ToArray();
            context.RegisterCodeFix(CodeAction.Create(fix.Title, async token =>
            {
                var text = await context.Document.GetTextAsync(token).ConfigureAwait(false);
                return context.Document.WithText(text.WithChanges(changes));
            }, diagnostic.Id), diagnostic);
        }

        return Task.CompletedTask;
    }
}
