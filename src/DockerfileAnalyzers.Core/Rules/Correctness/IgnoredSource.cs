using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>COPY or ADD names a file that the ignore file keeps out of the build context.</summary>
public sealed class IgnoredSource() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA4405",
    Title = "Copy nothing that .dockerignore keeps out",
    Message = "'{0}' is not in the build context: {1} keeps it out",
    Category = Category.Correctness,
    Equivalents = ImmutableArray.Create("CopyIgnoredFile"),
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        // Where it is known which files there are, the ignore file itself is looked at.
        if (context.Model.Context is not { IgnoreFile: { } ignoreFile, Manifest: null } || copying is CopyInstructionSyntax { From: not null })
            return;
        foreach (var word in copying.Sources)
        {
            if (context.Model.Expand(copying, word) is { } source && !ContextSelection.IsRemote(source) && !Glob.HasWildcard(source) && context.Model.Context.IsKeptOut(source))
                context.Report(word.Span, new object[] { source, ignoreFile.File.Path.Substring(ignoreFile.File.Path.LastIndexOfAny(new[] { '/', '\\' }) + 1) });
        }
    }
}
