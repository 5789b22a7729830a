namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>
/// Whether an image may have another .NET than the one of its base image: installed, downloaded or copied.
/// </summary>
internal static class DotNetInstallation
{
    private static readonly Regex s_name = new(
        @"dot\W?net|aspnet|netcore", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_folder = new(
        @"(?:\A|[\\/])\.?dotnet(?:[\\/]|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether one may be in the image when it runs.</summary>
    public static bool MayBeIn(DockerfileModel model, Stage stage) =>
        stage.FinalState.Variables.Find("DOTNET_ROOT") is not null
        || stage.ChainInstructions.Any(instruction => MayBring(model, instruction, int.MaxValue));

    /// <summary>Whether one may be in the image when a command runs.</summary>
    public static bool MayPrecede(DockerfileModel model, ShellCommand command) =>
        model.GetState(command.Instruction).Variables.Find("DOTNET_ROOT") is not null
        || model.GetStage(command)?.ChainInstructions
            .TakeWhile(instruction => instruction.Span.Start < command.Span.Start)
            .Any(instruction => MayBring(model, instruction, command.Span.Start)) == true;

    private static bool MayBring(DockerfileModel model, InstructionSyntax instruction, int end) => instruction switch
    {
        RunInstructionSyntax run => MayInstall(model, run, end),
        CopyInstructionSyntax { From: not null } copy =>
            copy.Sources.Any(source => s_folder.IsMatch(source.Text)) || MayHoldPlace(model, copy),
        CopyingInstructionSyntax copying => MayHoldPlace(model, copying),
        _ => false,
    };

    private static bool MayInstall(DockerfileModel model, RunInstructionSyntax run, int end)
    {
        if (run.Interpreter is not null && model.GetScript(run) is null)
            return true;
        return run.Mounts.Any(mount => mount is { Type: "bind", Target: { } target } && s_name.IsMatch(target))
            || model.GetCommands(run).Where(command => command.Span.Start < end).Any(command =>
                command.Name == "dotnet" ? command.Action is "workload"
                : s_name.IsMatch(command.ToString()) || UnseenCode.IsRunBy(model, command));
    }

    private static bool MayHoldPlace(DockerfileModel model, CopyingInstructionSyntax copying) =>
        model.Expand(copying, copying.Destination) is not { } written
        || ContainerPath.Combine(model.GetState(copying).WorkingDirectory ?? "/", written) is not { } path
        || s_folder.IsMatch(path)
        || KnownPlaces.GetAll(PlaceTrait.DotNetRoot)
            .Any(place => ContainerPath.IsWithin(path, place) || (path != "/" && ContainerPath.IsWithin(place, path)))
        || (path == "/"
            && copying.Sources.Any(source => source.Text.TrimEnd('/') is "" or "/usr" or "usr" or "rootfs"));
}
