using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DockerfileAnalyzers.CodeFixes;

/// <summary>For hosts that build a fix-all context themselves; the IDE's own does not reach additional files.</summary>
internal sealed class DockerfileFixAllProvider : FixAllProvider
{
    public static readonly DockerfileFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => new[]
    {
        FixAllScope.Project, FixAllScope.Solution,
    };

    public override Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var documents = context.Scope == FixAllScope.Solution
            ? context.Solution.Projects.SelectMany(project => project.AdditionalDocuments)
            : context.Project.AdditionalDocuments;
        return Task.FromResult<CodeAction?>(CodeAction.Create("Fix all Dockerfiles", async token =>
        {
            return await SolutionFixer.FixAllAsync(
                context.Solution, documents, finding => context.DiagnosticIds.Contains(finding.Rule.Id), token)
                .ConfigureAwait(false);
        }));
    }
}
