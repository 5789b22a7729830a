namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>
/// The program that a container starts, if the file names it: an assembly that <c>dotnet</c> runs, or an executable.
/// </summary>
/// <param name="Instruction">The ENTRYPOINT, or the CMD where there is none.</param>
/// <param name="Path">As written: <c>Shop.dll</c>, <c>./Shop</c>, <c>/app/Shop</c>.</param>
/// <param name="Span">The span of the path.</param>
/// <param name="IsAssembly"><c>dotnet Shop.dll</c>; otherwise the path itself is started.</param>
internal sealed record StartedDotNetProgram(
    CommandInstructionSyntax Instruction, string Path, TextSpan Span, bool IsAssembly)
{
    private static readonly Fact<StartedDotNetProgram?> s_fact = new(model => Find(model, model.FinalStage));

    /// <summary>The last segment of the path.</summary>
    public string FileName => RelativePath.GetName(Path);

    /// <summary>
    /// The program that the container of the final stage starts; <see langword="null"/> if the file does not name it
    /// literally.
    /// </summary>
    public static StartedDotNetProgram? Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>
    /// Whether one publish makes what is started: no other COPY, command or stage may bring it there.
    /// </summary>
    /// <param name="publish">The only publish of the file.</param>
    public bool IsOnlyMadeBy(DockerfileModel model, DotNetCommand publish)
    {
        if (model.FinalStage is not { } stage
            || ContainerPath.Combine(stage.FinalState.WorkingDirectory, Path) is not { } path)
            return false;
        var makers = ImageFileSystemBuilder.Of(model).GetFinal(stage).FindMakers(path).ToArray();
        // A build of the project itself makes the same.
        return makers.Contains(publish.Command) && makers.All(maker => maker == publish.Command
            || DotNetBuild.Of(model).Commands.Any(command =>
                command.Command == maker && command.Target is DotNetTarget.ThisProject));
    }

    /// <returns>
    /// <see langword="null"/> where the image decides, or a script, a variable or several commands are in between.
    /// </returns>
    internal static StartedDotNetProgram? Find(DockerfileModel model, Stage? stage)
    {
        if (stage?.FinalState is not { } state
            || (CommandInstructionSyntax?)state.Entrypoint is not { } instruction && (instruction = state.Cmd) is null)
            return null;
        var commands = model.GetCommands(instruction!);
        // "exec dotnet Shop.dll" is two: the wrapper and what it runs.
        if (commands.LastOrDefault() is not { } command || commands.Length > command.Wrappers.Count() + 1)
            return null;
        if (command.Name is "dotnet" or "dotnet.exe")
        {
            // ENTRYPOINT ["dotnet"], CMD ["Shop.dll"]
            if (instruction!.IsExecForm && command.Arguments.IsEmpty && state.Entrypoint is not null
                && state.Cmd is { IsExecForm: true, ExecArguments: [{ Value: { } first } word, ..] } cmd
                && first.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                return new StartedDotNetProgram(cmd, first, word.Span, IsAssembly: true);
            return command.SubcommandSpan is { } span && command.Subcommand is { } assembly
                && assembly.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                ? new StartedDotNetProgram(instruction!, assembly, span, IsAssembly: true)
                : null;
        }

        return new StartedDotNetProgram(instruction!, command.ProgramAsWritten, command.NameSpan, IsAssembly: false);
    }
}
