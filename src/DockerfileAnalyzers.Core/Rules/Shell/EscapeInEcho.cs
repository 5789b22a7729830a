namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>An escape sequence that echo prints literally in this shell.</summary>
internal sealed class EscapeInEcho() : Rule<RunScript>(new()
{
    Id = "DFA7105",
    Title = "Use 'printf' to print escape sequences",
    Message = "{1} '{0}' literally; use 'printf'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2028"),
})
{
    private static readonly Regex s_escape = new(
        @"\\([rntabefv]|0[0-7]{2,3}|x[0-9A-Fa-f]{2})", RegexOptions.CultureInvariant);

    protected override void Analyze(RunScript script, RuleContext context)
    {
        // The echo of dash interprets it.
        if (script.Dialect is ShellDialect.Dash)
            return;
        var who = script.Dialect is ShellDialect.Posix
            ? "In many shells, 'echo' prints"
            : "In this shell, 'echo' prints";
        foreach (var command in script.Commands.Where(command =>
            command.Words.Length > 1 && command.Words[0].Text == "echo" && !HasOption(command)))
        {
            foreach (var word in command.Words.Skip(1))
            {
                if (FindEscape(word, context.File) is not { } span)
                    continue;
                context.Report(span, [context.File.GetText(span), who]);
                break;
            }
        }
    }

    private static bool HasOption(SimpleCommandSyntax command) =>
        command.Words[1].Text.Length > 1 && command.Words[1].Text[0] == '-' && command.Words[1].Text.IndexOf('e') > 0;

    private static TextSpan? FindEscape(ShellWord word, SourceFile file)
    {
        foreach (var part in word.PartsWithinQuotes.Where(part =>
            part is SingleQuotedPart { IsAnsi: false } or LiteralPart { IsEscaped: false }))
        {
            if (s_escape.Match(file.GetText(part.Span)) is { Success: true } match)
                return new TextSpan(part.Span.Start + match.Index, match.Length);
        }

        return null;
    }
}
