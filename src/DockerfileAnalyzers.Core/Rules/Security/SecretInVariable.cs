using System.Text.RegularExpressions;
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
    // "${NAME:-""}"
    private static readonly Regex s_emptyDefault = new(@"\A[""']?\$\{\w+:?-(?:""""|'')?\}[""']?\z", RegexOptions.CultureInvariant);

    protected override void Analyze(KeyValueInstructionSyntax instruction, RuleContext context)
    {
        if (instruction is LabelInstructionSyntax)
            return;
        foreach (var pair in instruction.Pairs)
        {
            // What the caller may give is reported where ARG asks for it.
            var value = pair.Value is null ? null : s_emptyDefault.IsMatch(pair.Value.Text) ? "" : context.Model.Expand(instruction, pair.Value);
            if (SecretPatterns.IsSecretValue(value) || (SecretPatterns.IsSecretName(pair.Key.Text) && !SecretPatterns.IsHarmless(value))
                || (SecretPatterns.IsMaybeSecretName(pair.Key.Text) && value is not null && !SecretPatterns.IsHarmless(value) && !value.Contains("://") && value.Any(c => !char.IsDigit(c))))
                context.Report(pair.Key.Span, new object[] { pair.Key.Text, instruction.Keyword });
        }
    }
}
