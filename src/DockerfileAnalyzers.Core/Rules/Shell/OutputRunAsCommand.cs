namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A command that consists only of the output of another command.</summary>
internal sealed class OutputRunAsCommand() : Rule<RunScript>(new()
{
    Id = "DFA7019",
    Title = "Run the command directly",
    Message = "The output of '{0}' is run as a command",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2091", "SC2092", "SC2084"),
    Fix = FixSafety.Unsafe,
})
{
    private const int MaxText = 60;

    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Words is [{ Parts.Length: 1 }]))
        {
            // "`# text`" is a way to write comments.
            if (command.Words[0].Parts[0] is SubstitutionPart { Body.Items.IsEmpty: false } or ArithmeticPart)
                context.Report(command.Words[0].Span, [Truncation.Shorten(command.Words[0].Text, MaxText)],
                    fix: CreateFix(command, context));
        }
    }

    private static Fix? CreateFix(SimpleCommandSyntax command, RuleContext context)
    {
        if (command is not { Assignments.IsEmpty: true, Redirections.IsEmpty: true, Words: [var word] }
            || word.Parts[0] is not SubstitutionPart { Style: SubstitutionStyle.Parenthesis, Body.Items: [var item] }
            || item.Node is not SimpleCommandSyntax { Words.IsEmpty: false } || item.IsBackground)
            return null;
        var text = context.File.GetText(item.Node.Span);
        return Fix.Unsafe("Run the command directly", Change.RewritesScript, TextEdit.Replace(word.Span, text));
    }
}
