namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// A comparison is a redirection: <c>pip install a&gt;=1.0</c> and <c>[ a &gt; b ]</c>
/// write a file, <c>2&gt;1</c> one named 1.
/// </summary>
internal sealed class UnintendedRedirection() : Rule<ShellCommand>(new()
{
    Id = "DFA7031",
    Title = "Quote comparison operators and use '&' before file descriptors",
    Message = "The shell treats '{0}' as a redirection; {1}",
    Equivalents = ImmutableArray.Create("SC2065", "SC2073", "SC2210"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // A wrapper and the command it runs have the same redirections.
        if (command.Syntax is not { } syntax)
            return;
        if (command.Outer?.Syntax != syntax)
        {
            foreach (var redirection in syntax.Redirections)
            {
                if (IsDescriptor(redirection))
                    context.Report(
                        redirection.Span,
                        [context.File.GetText(redirection.Span), "errors are written to a file of that name"]);
                else if (IsTest(command, syntax, redirection))
                    context.Report(redirection.Span, [context.File.GetText(redirection.Span), "nothing is compared"]);
            }
        }

        if (command.Kind is not (CommandKind.Install or CommandKind.LockInstall))
            return;
        foreach (var redirection in syntax.Redirections.Where(redirection => redirection.IsComparison))
        {
            var package = syntax.Words.First(word => word.Span.End == redirection.Span.Start);
            var span = TextSpan.FromBounds(package.Span.Start, redirection.Span.End);
            var isPlain = package.IsPlain && redirection.Target!.IsPlain;
            context.Report(span, [context.File.GetText(redirection.Span), "any version is installed"],
                fix: isPlain
                    ? Fix.Unsafe(
                        "Add quotes",
                        Change.ReplacesWord,
                        TextEdit.Insert(span.Start, "'"),
                        TextEdit.Insert(span.End, "'"))
                    : null);
        }
    }

    // "2>1" instead of "2>&1".
    private static bool IsDescriptor(Redirection redirection) =>
        redirection is { Descriptor: "1" or "2", Operator: ">", Target: { Text: "1" or "2" } };

    // "[ a > b ]", "test 1 > 2", "expr 1 > 0": within the brackets, or where a number is compared.
    private static bool IsTest(ShellCommand command, SimpleCommandSyntax syntax, Redirection redirection)
    {
        if (redirection is not { Descriptor: null, Operator: ">" or "<", Target: { } target }
            || target.Text.StartsWith("/dev/", StringComparison.Ordinal))
            return false;
        var isNumber = target.Text.Length > 0 && target.Text.All(char.IsDigit);
        return command.Name switch
        {
            "[" => redirection.Span.End <= syntax.Words[syntax.Words.Length - 1].Span.Start,
            "test" => isNumber && syntax.Words.Length == 2,
            "expr" => isNumber,
            _ => false,
        };
    }
}
