namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A construct that not every <c>/bin/sh</c> supports, in an image whose shell is not known.</summary>
internal sealed class NonPortableShellSyntax() : Rule<RunScript>(new()
{
    Id = "DFA7202",
    Title = "Use syntax that every /bin/sh supports",
    Message = "'{0}' is not supported by every /bin/sh, and the shell of this image is unknown",
    Severity = Severity.Info,
    Equivalents = ShellCheckCodes.Portability,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.Dialect is not ShellDialect.Posix || BinSh.IsReplaced(context.Model, script.Instruction))
            return;
        foreach (var use in NonPosixConstruct.Find(script))
            context.Report(use.Span, [use.Name], fix: CreateFix(use));
    }

    // dash runs the command before "&>" in the background and treats "[ a == a ]" as false: such a build can pass.
    private static Fix? CreateFix(NonPosixConstruct use) =>
        use.Edits.IsDefault || use.Name.StartsWith("echo ", StringComparison.Ordinal)
            ? null
            : Fix.Unsafe(
                "Use syntax that every shell supports, which changes the build if this /bin/sh does not support it",
                Change.ReplacesWord,
                use.Edits.ToArray());
}
