namespace DockerfileAnalyzers.Model.Files;

/// <summary>Follows the files of the context through the stages: what COPY, ADD, mounts and RUN do to them.</summary>
internal sealed class ImageFileSystemBuilder(DockerfileModel model)
{
    private static readonly Fact<ImageFileSystemBuilder> s_fact = new(model => new(model));

    private readonly Dictionary<InstructionSyntax, ImageFileSystem> _before = new();
    private readonly Dictionary<ShellCommand, ImageFileSystem> _beforeCommand = new();
    private readonly HashSet<RunInstructionSyntax> _walked = new();
    private readonly Dictionary<Stage, ImageFileSystem> _final = new();

    public static ImageFileSystemBuilder Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>The files of a stage's image when the instruction runs; a RUN sees its mounts.</summary>
    public ImageFileSystem GetFiles(InstructionSyntax instruction)
    {
        if (model.GetStage(instruction) is not { } stage)
            return ImageFileSystem.None;
        GetFinal(stage);
        return _before.TryGetValue(instruction, out var files) ? files : ImageFileSystem.None;
    }

    /// <summary>
    /// The files of the image when a <c>dotnet</c> command of the instruction runs, after the commands before it.
    /// </summary>
    public ImageFileSystem GetFiles(ShellCommand command)
    {
        if (command.Instruction is RunInstructionSyntax run && _walked.Add(run))
            Walk(run);
        return _beforeCommand.TryGetValue(command, out var files) ? files : GetFiles(command.Instruction);
    }

    // The effects of a command are applied when it ends: "sh -c '…'" ends after the commands in it.
    private void Walk(RunInstructionSyntax run)
    {
        var files = GetFiles(run);
        var running = new List<ShellCommand>();
        foreach (var command in model.GetCommands(run))
        {
            foreach (var ended in running.Where(other => other.Span.End <= command.Span.Start && files.IsFollowed("/")))
                files = CommandEffects.Apply(model, ended, files);
            running.RemoveAll(other => other.Span.End <= command.Span.Start);
            running.Add(command);
            if (command.Name == "dotnet")
                _beforeCommand[command] = files;
        }
    }

    /// <summary>The files of a stage's image before what is at a position; at its end for a later one.</summary>
    public ImageFileSystem GetFiles(Stage stage, int position) =>
        stage.ChainInstructions.FirstOrDefault(instruction => position <= instruction.Span.End) is { } instruction
            ? GetFiles(instruction) : GetFinal(stage);

    /// <summary>The files of the finished stage.</summary>
    public ImageFileSystem GetFinal(Stage stage)
    {
        if (_final.TryGetValue(stage, out var known))
            return known;
        var files = stage.Parent is { } parent
            ? GetFinal(parent) : ImageFileSystem.None.WithBase(stage.BaseImage);
        if (stage.Parent is null && stage.BaseImage?.Facts is null)
            files = files.WithUnknown("/", $"the contents of '{stage.From.ImageName.Text}' are not known");
        foreach (var instruction in stage.Instructions)
        {
            _before[instruction] = files;
            switch (instruction)
            {
                case CopyingInstructionSyntax copying:
                    files = Copy(copying, files);
                    break;
                case WorkdirInstructionSyntax workdir:
                    files = ContainerPath.Combine(
                        model.GetState(workdir).WorkingDirectory, model.Expand(workdir, workdir.Value)) is { } folder
                        ? files.WithFolder(folder) : files.WithOtherFiles("/");
                    break;
                case OnbuildInstructionSyntax:
                    files = files.WithOtherFiles("/");
                    break;
                case RunInstructionSyntax run:
                    _before[instruction] = run.Mounts.Aggregate(files, (current, mount) => Mount(run, mount, current));
                    files = Run(run, files);
                    break;
            }
        }

        return _final[stage] = files;
    }

    private ImageFileSystem Copy(CopyingInstructionSyntax copying, ImageFileSystem files)
    {
        var copy = CopyResolver.Of(model, copying);
        if (copy.Target is not { } target)
            return files.WithUnknown("/", $"where '{copying.Destination.Text}' leads is not known", isCopied: true);
        foreach (var heredoc in copying.Heredocs)
        {
            var file = target.IsFolder ? target.Join(heredoc.Name) : target.Path;
            files = files.WithUnknown(file, "a here-document writes a file", isCopied: true);
        }

        foreach (var source in copy.Sources)
        {
            if (source.Value is null)
                files = files.WithUnknown(
                    target.Path, $"the value of '{source.Word.Text}' is not known", isCopied: true);
            else if (source.IsUnpacked || source.Filter is not { } filter)
                files = files.WithUnknown(
                    target.Path, $"the contents of '{source.Value}' are not known", isCopied: true);
            else
                files = Take(copy.Origin, copying.From?.Text, filter, target, files);
        }

        return copy.FindOnlyFile() is { } only ? files.WithName(only, copying) : files;
    }

    private ImageFileSystem Take(
        CopyOrigin origin, string? from, CopyFilter filter, CopyTarget target, ImageFileSystem files) => origin switch
        {
            { Kind: OriginKind.Context } when filter.Source != "." && !Glob.HasWildcard(filter.Source)
                && BuildContext.Of(model).Exists(filter.Source) == false =>
                files.WithUnknown(target.Path, $"'{filter.Source}' is not in the build context", isCopied: true),
            { Kind: OriginKind.Context } => files.WithContext(filter, target, BuildContext.Of(model)),
            { Kind: OriginKind.Image } => files.WithOtherFiles(target.Path, isCopied: true),
            { Stage: null } =>
                files.WithUnknown(target.Path, $"the contents of '{from}' are not known", isCopied: true),
            { Stage: { } stage } when filter.KeepsParents || Glob.HasWildcard(filter.Source) =>
                files.WithStage(GetFinal(stage), filter, target)
                    .WithUnknown(
                        target.Path, $"what '{filter.Source}' takes from another stage is not followed",
                        isCopied: true),
            { Stage: { } stage } => files.WithStage(GetFinal(stage), filter, target),
        };

    private ImageFileSystem Mount(RunInstructionSyntax run, MountSyntax mount, ImageFileSystem files)
    {
        if (mount.Type is not ("bind" or "cache") || mount.Target is not { } target
            || ContainerPath.Combine(model.GetState(run).WorkingDirectory ?? "/", target) is not { } destination)
            return files;
        if (mount.Type == "cache")
            return files.WithOtherFiles(target.Contains("$") ? "/" : destination, isCopied: true);
        var source = mount.Source ?? "/";
        if (source.Contains("$") || target.Contains("$"))
            return files.WithUnknown(
                target.Contains("$") ? "/" : destination, "where a mount leads is not known", isCopied: true);
        return Take(
            CopyOrigin.Of(model, run, mount), mount.From, CopyFilter.OfMount(source),
            new CopyTarget(destination, IsFolder: false), files);
    }

    private ImageFileSystem Run(RunInstructionSyntax run, ImageFileSystem files)
    {
        var commands = model.GetCommands(run);
        var isFollowed = run.IsExecForm || (run.Interpreter is null && run.ScriptText is not null && !commands.IsEmpty
            && commands.All(command => command.Script is not { IsComplete: false }));
        if (!isFollowed)
            files = files.WithUnknown("/", "a RUN is not understood");
        foreach (var command in commands)
        {
            if (isFollowed)
            {
                files = CommandEffects.Apply(model, command, files);
                isFollowed = files.IsFollowed("/");
            }

            if (command.Download is { Target: { } target } && target.IndexOf('$') < 0
                && ContainerPath.Combine(model.GetWorkingDirectory(command), target) is { } file)
                files = files.WithName(file, run);
        }

        return files;
    }
}
