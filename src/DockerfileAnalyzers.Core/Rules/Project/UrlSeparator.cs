namespace DockerfileAnalyzers.Rules.Project;

/// <summary>URLs or ports of ASP.NET Core are not separated by semicolons.</summary>
internal sealed class UrlSeparator() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA6302",
    Title = "Separate URLs and ports with semicolons",
    Message = "'{0}' expects ';' between values, not '{1}'; the program does not start",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.StartFails,
})
{
    private static readonly Regex s_separator = new(@"\s*[,\s]\s*", RegexOptions.CultureInvariant);

    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        foreach (var pair in env.Pairs)
        {
            if (pair.Key.Literal is not { } name || !EnvironmentVariables.Is(name, VariableTrait.Urls)
                || pair.Value?.Literal is not { } value
                || s_separator.Match(value.Trim()) is not { Success: true } separator)
                continue;
            context.Report(pair.Value.Span, [name, separator.Value.Trim() is { Length: > 0 } text ? text : " "],
                fix: Fix.Unsafe(
                    "Separate the values with ';'; the program then listens on all of them",
                    Change.ChangesValue,
                    TextEdit.Replace(pair.Value.Span, "\"" + s_separator.Replace(value.Trim(), ";") + "\"")));
        }
    }
}
