namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary><c>--platform=$TARGETPLATFORM</c>, which is the default of FROM.</summary>
internal sealed class RedundantTargetPlatform() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA4105",
    Title = "Remove redundant '--platform=$TARGETPLATFORM'",
    Message = "'{0}' is redundant because it is the default of FROM",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3065", "RedundantTargetPlatform"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        if (from.GetFlag("platform") is not { Value: { Parts: [VariablePart variable] } platform } flag
            || variable is not { Name: "TARGETPLATFORM", Operator: null or ":-" or "-" or ":?" or "?" }
            || IsSet(context.Model.Syntax))
            return;
        var option = TextSpan.FromBounds(flag.Span.Start, from.ImageName.Span.Start);
        context.Report(flag.Span, [platform.Text],
            fix: Fix.Safe("Remove '--platform'", Change.Notation, TextEdit.Delete(option)));
    }

    // "ARG TARGETPLATFORM=linux/arm64" before the first FROM overrides the value that BuildKit sets.
    private static bool IsSet(DockerfileSyntax syntax) =>
        syntax.Instructions.TakeWhile(instruction => instruction is not FromInstructionSyntax)
            .OfType<ArgInstructionSyntax>()
            .Any(argument => argument.Pairs.Any(pair => pair is { Key.Text: "TARGETPLATFORM", Value: not null }));
}
