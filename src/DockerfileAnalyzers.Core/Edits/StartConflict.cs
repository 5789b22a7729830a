namespace DockerfileAnalyzers.Edits;

/// <summary>ENTRYPOINT and CMD of a stage that do not work together.</summary>
/// <param name="Instruction">The one to change.</param>
internal sealed record StartConflict(CommandInstructionSyntax Instruction, string Problem)
{
    public static StartConflict? Find(DockerfileModel model, Stage stage)
    {
        if (stage.FinalState is not { Entrypoint: { } entrypoint, Cmd: { } cmd }
            || model.GetStage(entrypoint) != model.GetStage(cmd)
            || cmd is { IsExecForm: true, ExecArguments.IsEmpty: true }
            || ExecFormRepair.Find(entrypoint) is not null || ExecFormRepair.Find(cmd) is not null)
            return null;
        if (!entrypoint.IsExecForm)
        {
            var text = entrypoint.ScriptText?.Text ?? "";
            return text.Length == 0 || text.Contains("$@") || text.Contains("$*") || text.Contains("$0")
                || text.Contains("$1")
                ? null
                : new StartConflict(entrypoint, "ENTRYPOINT in shell form takes no arguments, so CMD is ignored");
        }

        if (entrypoint.ExecArguments.IsEmpty)
            return null;
        var program = entrypoint.ExecArguments[0].Value;
        program = ContainerPath.GetName(program);
        if (!cmd.IsExecForm)
            return Programs.Is(program, ProgramTrait.TakesNoScript) && cmd.ScriptText is not null
                ? new StartConflict(cmd, $"CMD in shell form passes '/bin/sh -c …' to '{program}'; use exec form")
                : null;
        return cmd.ExecArguments.Length > 1
            && cmd.ExecArguments.Select(argument => argument.Value)
                .SequenceEqual(entrypoint.ExecArguments.Select(argument => argument.Value))
            ? new StartConflict(
                cmd,
                $"CMD passes '{string.Join(" ", cmd.ExecArguments.Select(argument => argument.Value))}' to ENTRYPOINT, "
                    + "which already contains it; specify only arguments")
            : null;
    }
}
