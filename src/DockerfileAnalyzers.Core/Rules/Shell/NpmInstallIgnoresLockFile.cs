namespace DockerfileAnalyzers.Rules.Shell;

/// <summary><c>npm install</c> can install other versions than the lock file; <c>npm ci</c> does not.</summary>
internal sealed class NpmInstallIgnoresLockFile() : Rule<ShellCommand>(new()
{
    Id = "DFA7301",
    Title = "Use 'npm ci' to install from the lock file",
    Message = "'npm {0}' can install other versions than those in 'package-lock.json'; use 'npm ci'",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is { Name: "npm", Action: "install", IsComplete: true, Operands.IsEmpty: true }
            && !command.HasOption("-g", "--global", "--prefix")
            && HasLockFile(context.Model, command, "package-lock.json"))
            context.Report(command.SubcommandSpan!.Value, [command.Subcommand!],
                fix: Fix.Unsafe(
                    "Use 'npm ci'", Change.ReplacesWord, TextEdit.Replace(command.SubcommandSpan.Value, "ci")));
    }

    // Copied by name, or known to be in the root of a build context that is copied as a whole.
    private static bool HasLockFile(DockerfileModel model, ShellCommand command, string name)
    {
        var before = model.GetStage(command)?.ChainInstructions
            .TakeWhile(instruction => instruction != command.Instruction).OfType<CopyingInstructionSyntax>()
            .Where(copying => copying.From is null)
            ?? Enumerable.Empty<CopyingInstructionSyntax>();
        return before.Any(copying => copying.Sources.Any(source => source.Literal is { } path
            && (path == name || path.EndsWith("/" + name, StringComparison.Ordinal)
                || ((BuildContext.IsWholeContext(copying)
                    || Glob.IsMatch(path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path, name))
                    && BuildContext.Of(model).Exists(name) == true))));
    }
}
