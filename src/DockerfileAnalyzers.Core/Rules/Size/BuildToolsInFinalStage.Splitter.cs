namespace DockerfileAnalyzers.Rules.Size;

/// <summary>Splits a single stage that builds and runs a .NET program into two.</summary>
internal static class StageSplitter
{
    /// <param name="build">The RUN instruction that publishes.</param>
    /// <returns>
    /// <see langword="null"/> if the file has several stages, no known output or other steps after the build.
    /// </returns>
    public static Fix? CreateFix(DockerfileModel model, Stage stage, RunInstructionSyntax build, ImageReference runtime)
    {
        var publish = stage.Runs
            .SelectMany(run => model.GetCommands(run).Select(command => (Run: run, Command: command)))
            .LastOrDefault(pair => pair.Command is { Name: "dotnet", Action: "publish" });
        if (model.Stages.Length != 1 || stage.Name is not null || publish.Command is null)
            return null;
        var output = ContainerPath.Combine(
            model.GetState(publish.Run).WorkingDirectory, publish.Command.GetOptionValue("-o", "--output"));
        var after = stage.Instructions.Skip(stage.Instructions.IndexOf(publish.Run) + 1).ToArray();
        if (output is null || after.Length == 0 || after.Any(instruction => instruction is not
            (WorkdirInstructionSyntax or EnvInstructionSyntax or ExposeInstructionSyntax or UserInstructionSyntax
                or EntrypointInstructionSyntax or CmdInstructionSyntax or LabelInstructionSyntax)))
            return null;
        // The program must start in the publish directory.
        if (stage.FinalState.WorkingDirectory != output)
            return null;
        var start = after[0];
        var lines = $"\nFROM {runtime} AS final\nWORKDIR {output}\nCOPY --from=build {output} .";
        var edits = new List<TextEdit>
        {
            TextEdit.Insert(stage.From.Span.End, " AS build"),
            TextEdit.InsertLinesBefore(model.File, start.StartWithComments, lines),
        };
        if (start is WorkdirInstructionSyntax workdir && model.Expand(workdir, workdir.Value) == output)
            edits.Add(TextEdit.DeleteLines(model.File, workdir.Span));
        return Fix.Unsafe(
            "Split into a build stage and a final stage",
            Change.SplitsStage + Change.AddsCopy + Change.AddsInstruction,
            edits.ToArray());
    }
}
