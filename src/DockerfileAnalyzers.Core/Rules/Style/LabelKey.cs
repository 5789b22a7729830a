namespace DockerfileAnalyzers.Rules.Style;

/// <summary>A label key that does not follow the conventions of Docker or is reserved for Docker.</summary>
internal sealed class LabelKey() : Rule<LabelInstructionSyntax>(new()
{
    Id = "DFA8010",
    Title = "Use label keys that follow the conventions",
    Message = "'{0}' {1}",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3048"),
})
{
    // Keys with uppercase letters that a specification prescribes.
    private static readonly string[] s_prescribed =
    {
        "org.label-schema.", "io.k8s.", "io.openshift.", "com.microsoft.", "License", "Vendor", "Name", "Version",
    };

    private static readonly Regex s_key = new(
        @"\A[a-z](?:[a-z0-9]|[._/-](?![._/-]))*[a-z0-9]\z|\A[a-z]\z", RegexOptions.CultureInvariant);

    protected override void Analyze(LabelInstructionSyntax label, RuleContext context)
    {
        foreach (var key in label.Pairs.Select(pair => pair.Key))
        {
            if (key.Literal is not { Length: > 0 } text)
                continue;
            if (new[] { "com.docker.", "io.docker.", "org.dockerproject." }
                .Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal)))
                context.Report(key.Span, [text, "is reserved for Docker"]);
            else if (!s_key.IsMatch(text)
                && !s_prescribed.Any(prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                context.Report(
                    key.Span, [text, "violates label conventions; use lowercase letters, digits, '.', '-' and '_'"]);
        }
    }
}
