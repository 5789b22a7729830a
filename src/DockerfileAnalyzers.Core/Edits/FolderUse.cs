using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Edits;

/// <summary>Whether a build or a container may read a folder of the context that a fix would leave out.</summary>
internal static class FolderUse
{
    public static bool MayBeRead(IEnumerable<DockerfileModel> dockerfiles, IEnumerable<ContextEntry> entries) =>
        dockerfiles.Any(model => entries.Any(entry => IsNamed(model, entry) || FindCopies(model, entry)
            .Any(copy => MayBeRead(model, entry, copy.Copying, copy.Target))));

    // "COPY bin/Release/net10.0/publish /app": in the folder.
    private static bool IsNamed(DockerfileModel model, ContextEntry entry) =>
        model.Syntax.Instructions.Any(instruction => instruction switch
        {
            CopyInstructionSyntax { From: not null } => false,
            CopyingInstructionSyntax copying => copying.Sources.Any(source =>
                model.Expand(copying, source) is { } path
                && ContainerPath.IsWithin(ContextSelection.Clean(path), entry.Path)),
            RunInstructionSyntax run =>
                run.Mounts.Any(mount => mount is { ReadsContext: true, Source: { } source }
                    && ContainerPath.IsWithin(ContextSelection.Clean(source), entry.Path)),
            _ => false,
        });

    private static IEnumerable<(CopyingInstructionSyntax Copying, string Target)> FindCopies(
        DockerfileModel model, ContextEntry entry)
    {
        foreach (var copying in model.Syntax.Instructions.OfType<CopyingInstructionSyntax>())
        {
            if (copying.From is not null)
                continue;
            foreach (var selected in ContextSelection.Of(model, copying).Entries)
            {
                if (selected.Entry.Path == entry.Path && selected.Target.Length > 0)
                    yield return (copying, selected.Target);
            }
        }
    }

    private static bool MayBeRead(
        DockerfileModel model, ContextEntry entry, CopyingInstructionSyntax copying, string target)
    {
        var name = ContainerPath.GetName(entry.Path);
        // Files that are copied to a stage are also in the stages that build on it.
        var stages = model.Stages.Where(stage => stage.ChainInstructions.Contains(copying)).ToArray();
        var commands = stages.SelectMany(stage => stage.ChainInstructions).Distinct()
            .SelectMany(instruction => model.GetCommands(instruction)).ToArray();
        return name switch
        {
            // A directory of scripts can also have the name.
            "bin" or "obj" => !IsBuiltAgain(model, stages)
                || !UnneededFiles.FindBuildOutput(BuildContext.Of(model).Manifest!, new[] { entry }).Any(),
            "node_modules" when commands.Any(IsNodeInstallation) => false,
            "node_modules" => entry.Path.Contains("wwwroot/") || stages.Any(stage => stage.IsShipped)
                || !commands.All(command => command.Tool == "dotnet"),
            _ => !KnownPlaces.Is(name, PlaceTrait.DeveloperTool) || commands.Any(command => Names(model, command, name))
                || CopyResolver.Of(model, copying).Target is not { } folder
                || IsCopiedOn(model, folder.Join(target)),
        };
    }

    // Nothing is taken as the machine of the developer left it: no "--no-restore" or
    // "--no-build" without the step before.
    private static bool IsBuiltAgain(DockerfileModel model, Stage[] stages)
    {
        var (isRestored, isBuilt) = (false, false);
        foreach (var command in DotNetBuild.Of(model).Commands.Where(command =>
            stages.Contains(model.GetStage(command.Command))))
        {
            if (!command.Restores && command.NeedsRestore && !isRestored)
                return false;
            if (command.Builds && command.Command.HasOption("--no-build") && !isBuilt)
                return false;
            isRestored |= command.Restores;
            isBuilt |= command.Builds;
        }

        return isRestored;
    }

    private static bool IsNodeInstallation(ShellCommand command) =>
        command.Manager is { Ecosystem: "node" } && command.Action is "install" or "ci"
        && command.Operands.IsEmpty
        // The build may use the packages that it leaves out.
        && !command.HasOption(OptionTrait.WithoutDevelopment);

    private static bool Names(DockerfileModel model, ShellCommand command, string name) =>
        command.Arguments.Select(argument => argument.Literal ?? argument.Text).Append(command.ProgramAsWritten)
            .Any(text => text.Trim('"').Split('/').Contains(name))
        || model.GetWorkingDirectory(command)?.Split('/').Contains(name) == true;

    // COPY --from of the folder itself.
    private static bool IsCopiedOn(DockerfileModel model, string path) =>
        model.Syntax.Instructions.OfType<CopyInstructionSyntax>()
            .Any(copy => copy.From is not null && copy.Sources.Any(source =>
                source.Literal is { } text && ContainerPath.IsWithin(ContainerPath.FromRoot(text), path)));
}
