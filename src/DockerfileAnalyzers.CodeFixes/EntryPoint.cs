using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DockerfileAnalyzers.CodeFixes;

/// <summary>Where a program starts: <c>Main</c> and its type, or the first top-level statement.</summary>
internal static class EntryPoint
{
    // SyntaxKind.GlobalStatement: the assembly of one language alone is not worth a reference.
    private const int TopLevelStatement = 8841;

    /// <summary>Whether a selection touches a line that declares the entry point of the project.</summary>
    public static async Task<bool> IsAtAsync(Document document, TextSpan selection, CancellationToken cancellationToken)
    {
        if (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.GetEntryPoint(cancellationToken) is not { } main
            || await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree)
            return false;
        var text = await tree.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return Find(main, tree, cancellationToken)
            .Any(span => text.Lines.GetLineFromPosition(span.Start).Span.IntersectsWith(selection));
    }

    private static IEnumerable<TextSpan> Find(IMethodSymbol main, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var declaration = main.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        if (declaration is ICompilationUnitSyntax)
        {
            return declaration.SyntaxTree != tree ? Array.Empty<TextSpan>()
                : declaration.ChildNodes().Where(node => node.RawKind == TopLevelStatement).Take(1)
                    .Select(statement => statement.Span);
        }

        return main.Locations.Concat(main.ContainingType.Locations)
            .Where(location => location.SourceTree == tree).Select(location => location.SourceSpan);
    }
}
