using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A secret in ARG or ENV: it can be read in the image's configuration or history.</summary>
public sealed class SecretInVariable() : Rule<KeyValueInstructionSyntax>(new()
{
    Id = "DFA2101",
    Title = "Keep secrets out of ARG and ENV",
    Message = "'{0}' looks like a secret: {1} values can be read by anyone who has the image",
    Category = Category.Security,
    Equivalents = ImmutableArray.Create("DL3064", "SecretsUsedInArgOrEnv"),
})
{
    protected override void Analyze(KeyValueInstructionSyntax instruction, RuleContext context)
    {
        if (instruction is LabelInstructionSyntax)
            return;
        foreach (var pair in instruction.Pairs)
        {
            var value = pair.Value is null ? null : context.Model.Expand(instruction, pair.Value);
            if (SecretPatterns.IsSecretValue(value) || (SecretPatterns.IsSecretName(pair.Key.Text) && !SecretPatterns.IsHarmless(value)))
                context.Report(pair.Key.Span, new object[] { pair.Key.Text, instruction.Keyword });
        }
    }
}
