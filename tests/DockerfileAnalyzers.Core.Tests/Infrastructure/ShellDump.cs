using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>
/// A script as the parser sees it, in one line: commands in brackets, the parts of a word apart by <c>·</c>, wildcards
/// as <c>&lt;*&gt;</c>, parameters as <c>{name}</c>, braces as <c>{{a,b}}</c>, what is not understood as <c>???</c>.
/// </summary>
internal static class ShellDump
{
    public static string Dump(ShellNode node) => node switch
    {
        ShellListSyntax list => string.Concat(list.Items.Select((item, i) =>
            (i == 0 ? "" : Operator(item)) + Dump(item.Node)))
            + (list.Items.LastOrDefault()?.IsBackground == true ? " &" : ""),
        PipelineSyntax pipeline =>
            (pipeline.IsNegated ? "! " : "") + string.Join(" | ", pipeline.Commands.Select(Dump)),
        SimpleCommandSyntax command => "[" + string.Join(' ', command.Children.Select(Dump)) + "]",
        AssignmentSyntax assignment => assignment.Name + (assignment.Index is null ? "" : $"[{Dump(assignment.Index)}]")
            + (assignment.IsAppend ? "+=" : "=") + Dump(assignment.Value),
        Redirection redirection => redirection.Descriptor + redirection.Operator
            + (redirection.Target is null ? "" : Dump(redirection.Target))
            + (redirection.Document is null ? "" : "«" + Parts(redirection.Document.Parts) + "»"),
        CompoundCommandSyntax compound =>
            Compound(compound) + string.Concat(compound.Redirections.Select(redirection => " " + Dump(redirection))),
        ShellWord word => Parts(word.Parts),
        ShellWordPart part => Part(part),
        _ => "???",
    };

    private static string Operator(ListItem item) => item.Operator switch
    {
        ListOperator.And => " && ",
        ListOperator.Or => " || ",
        ListOperator.Background => " & ",
        _ => "; ",
    };

    private static string Compound(CompoundCommandSyntax compound) => compound switch
    {
        GroupSyntax group => group.IsSubshell ? $"( {Dump(group.Body)} )" : $"{{ {Dump(group.Body)} }}",
        IfSyntax branch => string.Join(
            " el",
            branch.Clauses.Select(clause => $"if {Dump(clause.Condition)} then {Dump(clause.Body)}"))
            + (branch.Else is null ? "" : $" else {Dump(branch.Else)}") + " fi",
        WhileSyntax loop => $"{(loop.IsUntil ? "until" : "while")} {Dump(loop.Condition)} do {Dump(loop.Body)} done",
        ForSyntax loop => $"{(loop.IsSelect ? "select" : "for")} {Dump(loop.Variable)}"
            + (loop.Words.IsDefault ? "" : " in " + string.Join(' ', loop.Words.Select(Dump)))
            + $" do {Dump(loop.Body)} done",
        ArithmeticForSyntax loop => $"for {Dump(loop.Header)} do {Dump(loop.Body)} done",
        CaseSyntax @case => $"case {Dump(@case.Subject)} in {string.Concat(@case.Items.Select(Item))}esac",
        FunctionSyntax function => $"{function.Name}() {Dump(function.Body)}",
        CoprocessSyntax coprocess => $"coproc {Dump(coprocess.Body)}",
        ConditionalSyntax conditional => $"[[ {string.Join(' ', conditional.Words.Select(Dump))} ]]",
        ArithmeticCommandSyntax arithmetic => Dump(arithmetic.Expression),
        _ => "???",
    };

    private static string Item(CaseItem item) =>
        $"{string.Join('|', item.Patterns.Select(Dump))}) {Dump(item.Body)} ;; ";

    private static string Parts(ImmutableArray<ShellWordPart> parts) => string.Join('·', parts.Select(Part));

    private static string Part(ShellWordPart part) => part switch
    {
        LiteralPart { IsEscaped: true } literal => "\\" + literal.Value,
        LiteralPart literal => literal.Value.Replace("\n", "⏎", StringComparison.Ordinal),
        SingleQuotedPart quoted =>
            $"{(quoted.IsAnsi ? "$" : "")}'{quoted.Value.Replace("\n", "⏎", StringComparison.Ordinal)}'",
        DoubleQuotedPart quoted => $"{(quoted.IsLocalized ? "$" : "")}\"{Parts(quoted.Parts)}\"",
        ParameterPart parameter => "{" + (parameter.IsLength ? "#" : parameter.IsIndirect ? "!" : "") + parameter.Name
            + (parameter.Index is null ? "" : $"[{Dump(parameter.Index)}]")
            + (parameter.Operator is null ? "" : " " + parameter.Operator + " " + Dump(parameter.Operand!))
            + (parameter.Replacement is null ? "" : " / " + Dump(parameter.Replacement)) + "}",
        SubstitutionPart { Style: SubstitutionStyle.Backquote } substitution => $"`{Dump(substitution.Body)}`",
        SubstitutionPart substitution => $"$({Dump(substitution.Body)})",
        ProcessSubstitutionPart process => $"<({Dump(process.Body)})",
        ArithmeticPart arithmetic => $"(({Parts(arithmetic.Parts)}))",
        GlobPart glob => $"<{glob.Text}>",
        BracePart brace => "{{"
            + (brace.Alternatives.IsEmpty
                ? brace.Text.Trim('{', '}')
                : string.Join(',', brace.Alternatives.Select(Dump))) + "}}",
        TildePart tilde => $"<{tilde.Text}>",
        ArrayPart array => $"({string.Join(' ', array.Elements.Select(Dump))})",
        _ => "???",
    };
}
