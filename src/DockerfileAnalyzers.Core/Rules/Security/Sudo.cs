namespace DockerfileAnalyzers.Rules.Security;

/// <summary>sudo in a RUN instruction.</summary>
internal sealed class Sudo() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA2002",
    Title = "Do not use sudo",
    Message = "{0}",
    Equivalents = ImmutableArray.Create("DL3004"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        var uses = context.Model.GetCommands(run)
            // "sudo -Hu postgres createdb" reduces the permissions of the command.
            .Where(command => command.Name == "sudo" && !UserSwitch.DropsPrivileges(command)).ToArray();
        if (uses.Length == 0)
            return;
        var isRoot = context.Model.GetState(run).User is { IsKnown: true, IsRoot: true };
        var removable = uses.Where(CanGo).ToArray();
        context.Report(
            uses[0].NameSpan,
            [
                isRoot
                    ? "'sudo' is unnecessary because the command already runs as root"
                    : "'sudo' lets the user of the image become root; "
                        + "add 'USER root' before this RUN and switch back to the user after it",
            ],
            fix: isRoot && removable.Length > 0 ? CreateFix(run, removable, context.Model) : null);
    }

    // No official image contains it.
    private static bool IsInstalled(RunInstructionSyntax run, DockerfileModel model) =>
        model.GetStage(run)?.ChainInstructions.OfType<RunInstructionSyntax>()
            .Where(other => other.Span.Start <= run.Span.Start)
            .SelectMany(other => model.GetCommands(other)).Any(command => command.Packages.Contains("sudo")) == true;

    private static Fix CreateFix(RunInstructionSyntax run, ShellCommand[] removable, DockerfileModel model)
    {
        var edits = removable.Select(command =>
            TextEdit.Delete(TextSpan.FromBounds(command.NameSpan.Start, command.Arguments[0].Span.Start)));
        var fix = Fix.Safe("Remove 'sudo'", Change.RemovesWord, edits.ToArray());
        if (!removable.All(command => CommandFailure.EndsBuild(model, command)) && !IsInstalled(run, model))
            return fix.ToUnsafe("Remove 'sudo'; the command then runs instead of failing silently");
        // sudo removes the variables that ENV, ARG and export set.
        var hidesNothing = model.GetState(run).Variables.Variables.All(variable => variable.Name is "DEBIAN_FRONTEND")
            && model.GetStage(run)?.BaseImage?.Facts is { Toolchain: null,
                Os: OsFamily.Debian or OsFamily.Ubuntu or OsFamily.Alpine or OsFamily.RedHat or OsFamily.Suse }
            && !model.GetCommands(run).Any(Exports);
        return hidesNothing
            ? fix
            : fix.ToUnsafe("Remove 'sudo'; the command then sees the variables of ENV and ARG, which 'sudo' removes");
    }

    private static bool Exports(ShellCommand command) => command.Name is "export" or "declare" or "typeset"
        || (command.Name == "set" && SetOptions.SetAllexport(command.Arguments.Select(argument => argument.Text)))
        || (command.Name == "sudo" && command.Syntax?.Assignments.IsEmpty == false);

    // /bin/echo and the shell builtin handle options and backslashes differently.
    private static bool IsOtherBuiltin(ShellCommand command, string program) => program is "echo" or "printf"
        && command.Arguments
            .Skip(1)
            .Any(argument =>
                (argument.Literal ?? argument.Text) is var text
                && (text.IndexOf('\\') >= 0 || text.StartsWith("-", StringComparison.Ordinal)));

    // Options of sudo and variables for the command have an effect.
    private static bool CanGo(ShellCommand command) =>
        command.Syntax is not null && command.Arguments.FirstOrDefault() is { Literal: { Length: > 0 } first }
        && first[0] != '-' && first.IndexOf('=') < 0
        && !IsOtherBuiltin(command, first);
}
