namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A tilde in quotes.</summary>
internal sealed class QuotedTilde() : Rule<RunScript>(new()
{
    Id = "DFA7113",
    Title = "Use '$HOME' instead of '~' in quotes",
    Message = "'~' is not expanded in quotes; use '$HOME'",
    Equivalents = ImmutableArray.Create("SC2088"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var word in script.Nodes.OfType<ShellWord>())
        {
            if (FindQuoted(word) is { } quoted && GetStart(quoted) is { } text
                && text.StartsWith("~/", StringComparison.Ordinal) && !IsForAnother(word))
                context.Report(word.Span, [], fix: CreateFix(quoted, text));
        }
    }

    // The first part, after "NAME=" of an argument of export.
    private static ShellWordPart? FindQuoted(ShellWord word) =>
        word.Parent is SimpleCommandSyntax { IsDeclaration: true }
        && word is { AssignedName: { } name, Parts.Length: > 1 } && ((LiteralPart)word.Parts[0]).Value == name + "="
            ? word.Parts[1]
            : word.Parts.FirstOrDefault();

    private static string? GetStart(ShellWordPart quoted) => quoted switch
    {
        SingleQuotedPart { IsAnsi: false } single => single.Value,
        DoubleQuotedPart { Parts.IsEmpty: false } both => (both.Parts[0] as LiteralPart)?.Value,
        _ => null,
    };

    // A program may expand it itself, as npm and git do in their settings. An assigned value
    // is used as a path more often than not.
    private static bool IsForAnother(ShellWord word) => word.Parent is SimpleCommandSyntax { Name: { } name } command
        && command.Words.Contains(word) && !command.IsDeclaration && !Programs.Is(name, ProgramTrait.TakesPaths);

    private static Fix? CreateFix(ShellWordPart quoted, string text)
    {
        if (quoted is not DoubleQuotedPart && text.IndexOfAny(new[] { '"', '$', '`', '\\' }) >= 0)
            return null;
        var edit = quoted is DoubleQuotedPart
            ? TextEdit.Replace(new TextSpan(quoted.Span.Start + 1, 1), "$HOME")
            : TextEdit.Replace(quoted.Span, "\"$HOME" + text.Substring(1) + "\"");
        return Fix.Unsafe("Use '$HOME'", Change.ReplacesWord, edit);
    }
}
