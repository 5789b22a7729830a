namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A shell that is started with an option that it does not support.</summary>
internal sealed class UnsupportedShellOption() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA7204",
    Title = "Use shell options that the shell supports",
    Message = "'{0}' is {1} in this image and does not support '{2}'; {3} fails",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
        if (context.Model.RunsWindows(instruction))
            return;
        foreach (var start in ShellStart.Find(instruction, context.Model)
            .Where(each => each.UnsupportedOption is not null))
        {
            var shell = start.Dialect is ShellDialect.Dash ? "dash" : "BusyBox ash";
            var failing = instruction is ShellInstructionSyntax
                ? "every later instruction in shell form"
                : "the command";
            var option = start.UnsupportedOption!;
            context.Report(
                option.Span, [start.Program.Text, shell, option.Text, failing], fix: CreateFix(start, context));
        }
    }

    // Debian and Ubuntu contain bash.
    private static Fix? CreateFix(ShellStart start, RuleContext context)
    {
        var place = context.File.GetText(start.Program.Span).LastIndexOf("sh", StringComparison.Ordinal);
        return start.Dialect is ShellDialect.Dash && Interpreters.GetName(start.Program.Text) == "sh" && place >= 0
            ? Fix.Unsafe("Use bash, which runs some scripts differently", Change.ReplacesWord,
                TextEdit.Insert(start.Program.Span.Start + place, "ba"))
            : null;
    }
}
