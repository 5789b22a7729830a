namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A construct that the shell of the image does not support.</summary>
internal sealed class UnsupportedShellSyntax() : Rule<RunScript>(new()
{
    Id = "DFA7201",
    Title = "Use syntax that the shell of the image supports",
    Message = "'{0}' {1} in {2}, the shell of this image",
    Equivalents = ShellCheckCodes.Portability,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.Dialect is not (ShellDialect.Dash or ShellDialect.Ash)
            || BinSh.IsReplaced(context.Model, script.Instruction))
            return;
        foreach (var use in NonPosixConstruct.Find(script))
        {
            // Later releases of dash support it.
            if (use.Name == "set -o pipefail" && script.Dialect is ShellDialect.Dash
                && !BinSh.LacksPipefail(context.Model, script.Instruction))
                continue;
            if (use.In(script.Dialect) is var support and not ShellSupport.Works)
            {
                var effect = support is ShellSupport.Fails ? "fails" : "means something else";
                var shell = script.Dialect is ShellDialect.Dash ? "dash" : "BusyBox ash";
                context.Report(use.Span, [use.Name, effect, shell], fix: CreateFix(use, script, context));
            }
        }
    }

    private static Fix? CreateFix(NonPosixConstruct use, RunScript script, RuleContext context)
    {
        if (!use.Edits.IsDefault)
            return Fix.Unsafe(
                $"Rewrite '{use.Name}' for every shell, which changes what it does in this one",
                Change.ReplacesWord + Change.RemovesWord,
                use.Edits.ToArray());
        return script.Dialect is ShellDialect.Dash && script.Instruction.Interpreter is null
            ? ScriptEdits.UseBash(context.Model, script.Instruction, "-c")
            : null;
    }
}
