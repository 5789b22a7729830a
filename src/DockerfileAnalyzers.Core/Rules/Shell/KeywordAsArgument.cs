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
        // The script is complete: the argument is intended. DFA7001 reports a ";" that is missing.
        foreach (var command in script.Commands)
        {
            if (FindKeyword(command) is { } keyword)
                context.Report(keyword.Span, [keyword.Text, command.Words[0].Text], fix: Fix.Safe(
                    "Add quotes", Change.QuotesWord, TextEdit.Replace(keyword.Span, $"'{keyword.Text}'")));
        }
    }

    private static ShellWord? FindKeyword(SimpleCommandSyntax command)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            if (MissingSeparator.IsKeyword(command.Words[i]) && !IsSubcommand(command, command.Words[i]))
                return command.Words[i];
        }

        return null;
    }

    // "mix do deps.get, compile", "rvm all do gem install", "yes Yes, do as I say!"; what is printed is text.
    private static bool IsSubcommand(SimpleCommandSyntax command, ShellWord word) =>
        command.Name is "echo" or "printf" or "yes" or "rvm" || (word.Text == "do" && word == command.Words[1]);
}
