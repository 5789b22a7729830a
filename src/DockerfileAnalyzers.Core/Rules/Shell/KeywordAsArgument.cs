namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A shell keyword that is an argument because nothing separates it from the command before it.</summary>
internal sealed class KeywordAsArgument() : Rule<RunScript>(new()
{
    Id = "DFA7116",
    Title = "Quote keywords that are arguments",
    Message = "'{0}' is an argument of '{1}' here and not a keyword; add ';' before it or quote it",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC1010"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => !command.Words.IsEmpty))
        {
            // The script is complete: the argument is intended. DFA7001 reports a ";" that is missing.
            var keyword = command.Words.Skip(1)
                .FirstOrDefault(word => MissingSeparator.IsKeyword(word) && !IsSubcommand(command, word));
            if (keyword is not null)
                context.Report(keyword.Span, [keyword.Text, command.Words[0].Text], fix: Fix.Safe(
                    "Add quotes", Change.QuotesWord, TextEdit.Replace(keyword.Span, $"'{keyword.Text}'")));
        }
    }

    // "mix do deps.get, compile", "rvm all do gem install", "yes Yes, do as I say!"; what is printed is text.
    private static bool IsSubcommand(SimpleCommandSyntax command, ShellWord word) =>
        command.Name is "echo" or "printf" or "yes" or "rvm" || (word.Text == "do" && word == command.Words[1]);
}
