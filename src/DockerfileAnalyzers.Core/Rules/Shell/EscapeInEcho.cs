using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>echo gets an escape sequence that this shell does not expand.</summary>
public sealed class EscapeInEcho() : Rule<RunScript>(new()
{
    Id = "DFA7105",
    Title = "Print escapes with printf",
    Message = "{1} '{0}' as it stands",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2028"),
})
{
    private static readonly Regex s_escape = new(@"\\([rntabefv]|0[0-7]{2,3}|x[0-9A-Fa-f]{2})", RegexOptions.CultureInvariant);

    protected override void Analyze(RunScript script, RuleContext context)
    {
        // The one of dash expands it.
        if (script.Dialect is ShellDialect.Dash)
            return;
        var who = script.Dialect is ShellDialect.Posix ? "The echo of many shells prints" : "This shell's echo prints";
        foreach (var command in script.Commands.Where(command => command.Words.Length > 1 && command.Words[0].Text == "echo" && !HasOption(command)))
        {
            foreach (var word in command.Words.Skip(1))
            {
                if (FindEscape(word) is { } escape)
                {
                    context.Report(word.Span, new object[] { escape, who });
                    break;
                }
            }
        }
    }

    private static bool HasOption(SimpleCommandSyntax command) => command.Words[1].Text.Length > 1 && command.Words[1].Text[0] == '-' && command.Words[1].Text.IndexOf('e') > 0;

    private static string? FindEscape(ShellWord word) => word.PartsWithinQuotes
        .Select(part => part is SingleQuotedPart { IsAnsi: false, Value: var value } ? value : part is LiteralPart { IsEscaped: false } literal ? literal.Value : "")
        .Select(text => s_escape.Match(text)).FirstOrDefault(match => match.Success)?.Value;
}
