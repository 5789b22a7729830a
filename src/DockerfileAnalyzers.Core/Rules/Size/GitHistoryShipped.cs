namespace DockerfileAnalyzers.Rules.Size;

/// <summary>git clone leaves the complete history of a repository in the image.</summary>
internal sealed class GitHistoryShipped() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA1306",
    Title = "Use a shallow clone or remove .git",
    Message = "The complete Git history of '{0}' stays in the image",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    // Where the last instruction starts that reads the history.
    private static readonly Fact<int> s_lastReader = new(model => model.Syntax.Instructions
        .Where(instruction => model.GetCommands(instruction is OnbuildInstructionSyntax onbuild
            ? onbuild.Trigger : instruction).Any(ReadsHistory))
        .Select(instruction => instruction.Span.Start).DefaultIfEmpty(-1).Max());

    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetStage(run) is not { IsShipped: true }
            || run.Mounts.Any(mount => mount.Type is "cache" or "tmpfs"))
            return;
        var commands = context.Model.GetCommands(run);
        var removals = new List<ShellCommand>();
        bool? isRead = null;
        // From the end, because later commands can delete or read the history.
        for (var i = commands.Length - 1; i >= 0; i--)
        {
            if (IsWholeClone(commands[i]) && GetFolder(commands[i]) is var folder
                && !removals.Exists(removal => MayRemove(removal, folder)))
                Report(commands[i], isRead ??= s_lastReader.Of(context.Model) > run.Span.Start, context);
            if (commands[i].Name is "rm" or "mv" or "find")
                removals.Add(commands[i]);
            if (ReadsHistory(commands[i]))
                isRead = true;
        }
    }

    private static bool IsWholeClone(ShellCommand command) =>
        command is { Name: "git", Action: "clone", Operands.IsEmpty: false }
            && !command.HasOption(OptionTrait.Partial);

    private static void Report(ShellCommand command, bool isRead, RuleContext context)
    {
        var fix = isRead ? null : Fix.Unsafe(
            "Add '--depth 1', which omits other branches and the history that 'git describe' needs", Change.AddsOption,
            ScriptEdits.AddArgument(command, command.SubcommandSpan!.Value, "--depth 1"));
        context.Report(command.Operands[0].Span, [command.Operands[0].Text], fix: fix);
    }

    // Checkouts of other commits, tags and submodules; tools that derive a version from the history.
    private static bool ReadsHistory(ShellCommand command) =>
        command.Is(ProgramTrait.ReadsHistory)
        || (command.Name == "git" && command.Action is not ("clone" or "config" or "init" or "lfs" or "--version"));

    private static string GetFolder(ShellCommand command)
    {
        var path = (command.Operands.Length > 1 ? command.Operands[1].Text : command.Operands[0].Text)
            .Trim('"').TrimEnd('/');
        path = ContainerPath.GetName(path);
        return path.EndsWith(".git", StringComparison.Ordinal) ? path.Substring(0, path.Length - 4) : path;
    }

    // By its name, with a parent directory or by a wildcard: a later deletion is usually meant to include .git.
    private static bool MayRemove(ShellCommand command, string folder) =>
        command.Arguments.Any(argument => argument.Literal is not { } text
            || text.EndsWith(".git", StringComparison.Ordinal) || text.EndsWith("*", StringComparison.Ordinal)
            || text.TrimEnd('/').EndsWith(folder, StringComparison.Ordinal)
            || text.TrimEnd('/') is "/tmp" or "/src" or "/usr/src" or "/build" or "." or "..");
}
