namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A RUN script continues after a command that fails.</summary>
internal sealed class FailureIgnored() : Rule<RunScript>(new()
{
    Id = "DFA7015",
    Title = "Stop at the first command that fails",
    Message = "The build continues if '{0}' fails; use '&&' or 'set -e'",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        // A script that ends with a command that cannot fail ignores failures on purpose.
        if (script.HasErrexit || script.Tree.Root is not ShellListSyntax { Items: { IsEmpty: false } items }
            || items[items.Length - 1].Node is SimpleCommandSyntax { Name: "true" or ":" or "exit" })
            return;
        var lost = script.IsHeredoc
            ? items
                .Select(item => item.Node)
                .OfType<SimpleCommandSyntax>()
                .FirstOrDefault(command =>
                    command.Name is { } name && !Programs.Is(name, ProgramTrait.Minor) && !RunScript.IsChecked(command))
            : context.Model.GetCommands(script.Instruction, script.Tree)
                .FirstOrDefault(command =>
                    Matters(command) && !ResultCheck.Follows(script, command.Syntax!, command.Packages))?.Syntax;
        if (lost is not null)
            context.Report(lost.Words[0].Span, [lost.Name!],
                fix: Fix.Unsafe(
                    "Start with 'set -e'",
                    Change.RewritesScript,
                    TextEdit.Insert(
                        items[0].Node.Span.Start, script.IsHeredoc ? "set -e" + context.File.NewLine : "set -e; ")));
    }

    // Without the downloaded file, the last command fails.
    private static bool IsMissedAtTheEnd(ShellCommand command) =>
        Download.Find(command)?.Target is { Length: > 0 } target
        && command.Script!.Root is ShellListSyntax { Items: var items }
            && items[items.Length - 1].Node.DescendantsAndSelf().OfType<ShellWord>()
                .Any(word => word.Text.EndsWith(ContainerPath.GetName(target), StringComparison.Ordinal));

    // Many commands between semicolons are optional; those that install, download or build something are not.
    private static bool Matters(ShellCommand command) =>
        command.Syntax is { Name: not null } syntax
        && (command.Kind is CommandKind.Install or CommandKind.InstallGroup or CommandKind.LockInstall
            or CommandKind.Build || command.Is(ProgramTrait.Makes))
            && !syntax.Ancestors.Any(node => node is SubstitutionPart or FunctionSyntax) && !IsMissedAtTheEnd(command)
        && !(syntax.Parent is PipelineSyntax { Commands: var piped } && piped[piped.Length - 1] != syntax)
        && !RunScript.IsChecked(syntax);
}
