namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>An argument that starts with a wildcard.</summary>
internal sealed class WildcardLikeOption() : Rule<RunScript>(new()
{
    Id = "DFA7106",
    Title = "Use './*' so that file names are not treated as options",
    Message = "A file name that starts with a dash is treated as an option of '{0}'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2035"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (!script.Nodes.OfType<GlobPart>().Any(IsBare))
            return;
        // DFA7029 reports what find runs.
        var executed = new HashSet<ShellWord>(
            script.FindExpressions.SelectMany(find => find.Executions).SelectMany(execution => execution.Words));
        foreach (var command in script.Commands.Where(command =>
            command.Words.Length > 1 && command.Name is not ("echo" or "printf" or "[" or "test" or "expr" or "let")))
        {
            // DFA7107 reports patterns.
            var place = command.Words.Skip(1).TakeWhile(word => word.Text is not ("--" or ":::"))
                .Except(PatternArguments.Find(script, command))
                .FirstOrDefault(word =>
                    !executed.Contains(word) && !word.Parts.IsEmpty && word.Parts[0] is GlobPart glob && IsBare(glob));
            if (place is not null && !IsPackages(command, place))
                context.Report(place.Span, [command.Words[0].Text],
                    fix: Fix.Create(
                        "Add './' before the wildcard",
                        Programs.Is(command.Name, ProgramTrait.TakesNames) ? FixSafety.Safe : FixSafety.Unsafe,
                        Change.ReplacesWord,
                        TextEdit.Insert(place.Span.Start, "./")));
        }
    }

    private static bool IsBare(GlobPart glob) => glob.Text is "*" or "?";

    // "apt-get purge *-dev": package names, unless the word has a file extension.
    private static bool IsPackages(SimpleCommandSyntax command, ShellWord word) =>
        (command.Name == "rpm" || CommandTable.Find(command.Name ?? "") is { Tool: "apt-get" or "apk" or "dnf" })
        && word.Text.IndexOf('.') < 0;

}
