namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A brace outside quotes that the shell treats as a literal character.</summary>
internal sealed class LiteralBrace() : Rule<RunScript>(new()
{
    Id = "DFA7108",
    Title = "Quote literal braces",
    Message = "'{0}' is a literal character here; quote it if this is intended",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC1083"),
})
{
    private static readonly char[] s_braces = { '{', '}' };

    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var word in script.Commands.SelectMany(command => command.Words)
            .Where(word => word.Text.IndexOfAny(s_braces) >= 0))
        {
            // "{}" of find and xargs, "%{…}" of curl and rpm, "@{…}" of git, "{{…}}" of templates.
            var text = string.Concat(word.Parts.OfType<LiteralPart>()
                .Where(part => !part.IsEscaped).Select(part => part.Value.Replace("{}", "")));
            if (text.IndexOfAny(s_braces) is var index and >= 0 && word.Constant != "{}" && !word.Text.Contains("{{")
                && !(word.IsPlain && word.Text.Contains("}}")) && !word.Text.Contains("%{")
                && !word.Text.Contains("@{"))
                context.Report(word.Span, [text.Substring(index, 1)]);
        }
    }
}
