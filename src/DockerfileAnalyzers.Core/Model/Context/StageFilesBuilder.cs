namespace DockerfileAnalyzers.Model.Context;

/// <summary>Follows the files of the context through the stages: what COPY, ADD, mounts and RUN do to them.</summary>
internal sealed class StageFilesBuilder(DockerfileModel model)
{
    private static readonly char[] s_pathCharacters = { '/', '*', '?', '$' };

    private static readonly Fact<StageFilesBuilder> s_fact = new(model => new(model));

    private readonly Dictionary<InstructionSyntax, StageFiles> _before = new();
    private readonly Dictionary<ShellCommand, StageFiles> _beforeCommand = new();
    private readonly HashSet<RunInstructionSyntax> _walked = new();
    private readonly Dictionary<Stage, StageFiles> _final = new();

    public static StageFilesBuilder Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>What the image of a stage holds when the instruction runs; a RUN sees its mounts.</summary>
    public StageFiles GetFiles(InstructionSyntax instruction)
    {
        if (model.GetStage(instruction) is not { } stage)
            return StageFiles.None;
        GetFinal(stage);
        return _before.TryGetValue(instruction, out var files) ? files : StageFiles.None;
    }

    /// <summary>
    /// What it holds when a <c>dotnet</c> command of the instruction runs: the commands before it count.
    /// </summary>
    public StageFiles GetFiles(ShellCommand command)
    {
        if (command.Instruction is RunInstructionSyntax run && _walked.Add(run))
            Walk(run);
        return _beforeCommand.TryGetValue(command, out var files) ? files : GetFiles(command.Instruction);
    }

    // What a command does is done when it ends: "sh -c '…'" ends after the commands in it.
    private void Walk(RunInstructionSyntax run)
    {
        var files = GetFiles(run);
        var running = new List<ShellCommand>();
        foreach (var command in model.GetCommands(run))
        {
            foreach (var ended in running.Where(other => other.Span.End <= command.Span.Start && files.IsFollowed("/")))
                files = Follow(ended, files);
            running.RemoveAll(other => other.Span.End <= command.Span.Start);
            running.Add(command);
            if (command.Name == "dotnet")
                _beforeCommand[command] = files;
        }
    }

    /// <summary>What the finished stage holds.</summary>
    public StageFiles GetFinal(Stage stage)
    {
        if (_final.TryGetValue(stage, out var known))
            return known;
        var files = stage.Parent is { } parent ? GetFinal(parent) : StageFiles.None;
        if (stage.Parent is null && stage.BaseImage?.Facts is null)
            files = files.WithUnknown("/", $"what '{stage.From.ImageName.Text}' holds is not known");
        foreach (var instruction in stage.Instructions)
        {
            _before[instruction] = files;
            switch (instruction)
            {
                case CopyingInstructionSyntax copying:
                    files = Copy(copying, files);
                    break;
                case RunInstructionSyntax run:
                    _before[instruction] = run.Mounts.Aggregate(files, (current, mount) => Mount(run, mount, current));
                    files = Run(run, files);
                    break;
            }
        }

        return _final[stage] = files;
    }

    private StageFiles Copy(CopyingInstructionSyntax copying, StageFiles files)
    {
        var copy = CopyResolver.Of(model, copying);
        if (copy.Target is not { } target)
            return files.WithUnknown("/", $"where '{copying.Destination.Text}' leads is not known");
        if (!copying.Heredocs.IsEmpty)
            files = files.WithUnknown(target.Path, "a heredoc writes a file");
        foreach (var source in copy.Sources)
        {
            if (source.Value is null)
                files = files.WithUnknown(target.Path, $"what '{source.Word.Text}' stands for is not known");
            else if (source.IsUnpacked || source.Filter is not { } filter)
                files = files.WithUnknown(target.Path, $"what '{source.Value}' holds is not known");
            else
                files = Take(copy.Origin, copying.From?.Text, filter, target, files);
        }

        return files;
    }

    private StageFiles Take(
        CopyOrigin origin, string? from, CopyFilter filter, CopyTarget target, StageFiles files) => origin switch
        {
            { Kind: OriginKind.Context } => files.WithContext(filter, target, BuildContext.Of(model).IsIgnored),
            { Kind: OriginKind.Image } => files,
            { Stage: null } => files.WithUnknown(target.Path, $"what '{from}' holds is not known"),
            _ when Glob.HasWildcard(filter.Source) =>
                files.WithUnknown(target.Path, $"what '{filter.Source}' matches in another stage is not followed"),
            _ when filter.KeepsParents =>
                files.WithUnknown(target.Path, "'--parents' from another stage is not followed"),
            { Stage: { } stage } => files.WithStage(GetFinal(stage), filter, target),
        };

    private StageFiles Mount(RunInstructionSyntax run, MountSyntax mount, StageFiles files)
    {
        if (mount.Type != "bind" || mount.Target is not { } target
            || ContainerPath.Combine(model.GetState(run).WorkingDirectory ?? "/", target) is not { } destination)
            return files;
        var source = mount.Source ?? "/";
        if (source.Contains("$") || target.Contains("$"))
            return files.WithUnknown(target.Contains("$") ? "/" : destination, "where a mount leads is not known");
        return Take(
            CopyOrigin.Of(model, run, mount), mount.From, CopyFilter.OfMount(source),
            new CopyTarget(destination, IsFolder: false), files);
    }

    private StageFiles Run(RunInstructionSyntax run, StageFiles files)
    {
        var commands = model.GetCommands(run);
        if (!run.IsExecForm
            && (run.Interpreter is not null || run.ScriptText is null || commands.IsEmpty
                || commands.Any(command => command.Script is { IsComplete: false })))
            return files.WithUnknown("/", "a RUN is not understood");
        foreach (var command in commands)
        {
            files = Follow(command, files);
            if (!files.IsFollowed("/"))
                break;
        }

        return files;
    }

    private StageFiles Follow(ShellCommand command, StageFiles files)
    {
        if (GetHarm(command) is { } reason)
            return files.WithUnknown("/", reason);
        foreach (var target in GetWritten(command))
        {
            var path = ContainerPath.Combine(model.GetWorkingDirectory(command), target.Literal);
            files = files.WithUnknown(path ?? "/", $"what is written to '{target.Text}' is not followed");
        }

        return files;
    }

    private static IEnumerable<(string? Literal, string Text)> GetWritten(ShellCommand command)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Operator is ">" or ">>" or ">|" or "&>" && redirection.Target is { } target
                && command.GetValue(target) is var file && file?.StartsWith("/dev/", StringComparison.Ordinal) != true)
                yield return (file, target.Text);
        }

        if (command.Name == "tee")
        {
            foreach (var operand in command.Operands)
                yield return (operand.Literal, operand.Text);
        }
        else if (command.Download is { Target: { } file } && file.IndexOf('$') < 0)
        {
            yield return (file, file);
        }
    }

    /// <summary>
    /// Why nothing is certain after a command; <see langword="null"/> where it moves or changes no project file.
    /// </summary>
    public static string? GetHarm(ShellCommand command)
    {
        if (command.Name is "rm" or "sed" or "mv" or "cp" or "ln" or "install")
        {
            // Temporary files, caches and lists are nobody's project.
            var changed = command.Name switch
            {
                "cp" or "ln" or "install" => command.Operands.Reverse().Take(1),
                "sed" when !command.HasOption("-e", "--expression", "-f", "--file") => command.Operands.Skip(1),
                _ => command.Operands,
            };
            var isElsewhere = changed.All(operand => operand.Literal is { } path && (IsElsewhere(path)
                || (command.Name == "sed" && path.IndexOfAny(s_pathCharacters) < 0 && !MayBeProject(path))));
            return isElsewhere && !command.HasOption("-t", "--target-directory") ? null
                : $"what '{command.Name}' changes is not followed";
        }

        if (command.Name == "dotnet")
        {
            return command.Action is not { } verb || Programs.Is("dotnet " + verb, ProgramTrait.SparesProjects) ? null
                : $"what 'dotnet {verb}' changes is not followed";
        }

        return command.Is(ProgramTrait.Reads) || command.Is(ProgramTrait.SparesProjects)
            ? null
            : $"'{command.Name}' is not followed";
    }

    private static bool IsElsewhere(string path) => !MayBeProject(path)
        && KnownPlaces.GetAll(PlaceTrait.NoProject).Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal));

    private static bool MayBeProject(string path) => KnownPlaces.IsNamedIn(path, PlaceTrait.Project);

}
