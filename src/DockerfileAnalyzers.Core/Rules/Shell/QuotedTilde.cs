using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A tilde in quotes.</summary>
public sealed class QuotedTilde() : Rule<RunScript>(new()
{
    Id = "DFA7113",
    Title = "Write $HOME in quotes",
    Message = "'~' in quotes is a file of that name",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2088"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var word in script.Commands.SelectMany(command => command.Words.Concat(command.Redirections.Select(redirection => redirection.Target).OfType<ShellWord>())))
        {
            if (word.Parts.IsEmpty || word.Parts[0] is not DoubleQuotedPart { Parts: { IsEmpty: false } parts } || parts[0] is not LiteralPart { Value: var text } || !text.StartsWith("~/", StringComparison.Ordinal))
                continue;
            context.Report(word.Span, Array.Empty<object>(), fix: Fix.Unsafe("Write $HOME", TextEdit.Replace(new TextSpan(parts[0].Span.Start, 1), "$HOME")));
        }
    }
}
