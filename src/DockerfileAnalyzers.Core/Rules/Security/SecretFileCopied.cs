using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A file that holds secrets is copied into the image.</summary>
public sealed class SecretFileCopied() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA2102",
    Title = "Keep files with secrets out of the image",
    Message = "'{0}' usually holds secrets and becomes part of the image",
    Category = Category.Security,
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        if (copying is CopyInstructionSyntax { From: not null })
            return;
        foreach (var source in copying.Sources)
        {
            if (source.Literal is { } path && SecretPatterns.IsSecretFile(path) && !context.Model.Context.IsIgnored(ContainerPath.Normalize(path).TrimStart('/')))
                context.Report(source.Span, new object[] { path });
        }
    }
}
