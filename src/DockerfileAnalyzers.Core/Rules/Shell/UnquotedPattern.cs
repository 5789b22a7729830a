using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A pattern for find or grep is not quoted.</summary>
public sealed class UnquotedPattern() : Rule<RunScript>(new()
{
    Id = "DFA7107",
    Title = "Quote patterns that a program reads",
    Message = "The shell puts file names in the place of '{0}' before '{1}' sees it",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2061", "SC2062"),
    Fix = FixSafety.Safe,
})
{
    private static readonly ImmutableHashSet<string> s_tests = ImmutableHashSet.Create("-name", "-iname", "-path", "-ipath", "-wholename", "-iwholename", "-regex", "-iregex", "-lname", "-ilname");

    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name is "find" or "grep" or "egrep"))
        {
            foreach (var word in FindPatterns(command).Where(word => word.Parts.Any(part => part is GlobPart)))
            {
                var fix = word.Parts.All(part => part is GlobPart or LiteralPart { IsEscaped: false }) && word.Text.IndexOf('\'') < 0
                    ? Fix.Safe("Quote it", TextEdit.Insert(word.Span.Start, "'"), TextEdit.Insert(word.Span.End, "'"))
                    : null;
                context.Report(word.Span, new object[] { word.Text, command.Name! }, fix: fix);
            }
        }
    }

    private static IEnumerable<ShellWord> FindPatterns(SimpleCommandSyntax command) => command.Name == "find"
        ? command.Words.Where((_, i) => i > 1 && s_tests.Contains(command.Words[i - 1].Text))
        : command.Words.Skip(1).Where(word => !word.Text.StartsWith("-", StringComparison.Ordinal)).Take(command.Words.Any(word => word.Text is "-e" or "-f") ? 0 : 1);
}
