namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A secret in ARG or ENV can be read in the configuration or history of the image.</summary>
internal sealed class SecretInVariable() : Rule<KeyValueInstructionSyntax>(new()
{
    Id = "DFA2101",
    Title = "Keep secrets out of ARG and ENV",
    Message = "'{0}' looks like a secret, and {1} values {2}; {3}",
    Equivalents = ImmutableArray.Create("DL3064", "SecretsUsedInArgOrEnv"),
    Consequence = Consequence.Insecure,
})
{
    private const string Shipped = "can be read by anyone who has access to the image";
    private const string NotShipped = "stay in the build cache and in provenance attestations, though not in the image";

    private const string ForBuild = "use 'RUN --mount=type=secret'";
    private const string ForContainer = "set it when the container starts or, for the build, " + ForBuild;

    // "${NAME:-""}"
    private static readonly Regex s_emptyDefault = new(
        @"\A[""']?\$\{\w+:?-(?:""""|'')?\}[""']?\z", RegexOptions.CultureInvariant);

    protected override void Analyze(KeyValueInstructionSyntax instruction, RuleContext context)
    {
        // Only copied files of the other stages get into the final image, and an ARG before the first FROM belongs to
        // no stage.
        var isShipped = context.Model.GetStage(instruction) is { IsShipped: true };
        foreach (var pair in instruction.Pairs)
        {
            // Values that the caller passes are reported at the ARG instruction.
            var value = pair.Value is null ? null : context.Model.Expand(instruction, pair.Value);
            if (pair.Value?.Text.IndexOf('$') >= 0 && s_emptyDefault.IsMatch(pair.Value.Text))
                value = "";
            var isSecret = instruction is LabelInstructionSyntax ? SecretPatterns.IsSecretValue(value)
                : SecretPatterns.IsSecret(pair.Key.Text, value);
            if (isSecret && (isShipped || !SecretPatterns.IsForTests(value))
                && !NuGetCredentials.IsVariable(pair.Key.Text) && !IsEmpty(instruction, pair, context))
                context.Report(pair.Key.Span, [pair.Key.Text, instruction.Keyword, isShipped ? Shipped : NotShipped,
                    isShipped && instruction is EnvInstructionSyntax ? ForContainer : ForBuild]);
        }
    }

    // "ENV TOKEN=$TOKEN" without an ARG is empty, which DFA4204 reports.
    private static bool IsEmpty(KeyValueInstructionSyntax instruction, KeyValueSyntax pair, RuleContext context) =>
        instruction is EnvInstructionSyntax && pair.Value?.Parts is [VariablePart { Operator: null } use]
        && context.Model.GetState(instruction).Variables.Find(use.Name) is null
            && UnsetVariable.Find(context.Model, instruction, use) is not null;
}
