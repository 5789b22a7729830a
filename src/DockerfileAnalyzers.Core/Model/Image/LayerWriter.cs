namespace DockerfileAnalyzers.Model.Image;

/// <summary>Describes what an instruction writes, with its size, and adds it to the file system of its stage.</summary>
/// <param name="files">Before the instruction.</param>
/// <param name="earlier">The file systems of the stages before this one, each at its end.</param>
internal sealed partial class LayerWriter(
    DockerfileModel model, InstructionSyntax instruction, ImageFileSystem files, IReadOnlyList<ImageFileSystem> earlier)
{
    private readonly List<LayerPart> _parts = new();
    // The bytes of files that the instruction overwrites.
    private long _repeatedBytes;

    /// <summary>After the instruction.</summary>
    public ImageFileSystem Files { get; private set; } = files;

    /// <param name="measure">
    /// Replaces the estimates by the sizes of a built image; <see langword="null"/> where none was built.
    /// </param>
    public LayerEstimate Write(Func<ImmutableArray<LayerPart>, ImmutableArray<LayerPart>>? measure)
    {
        if (instruction is CopyInstructionSyntax { From: { } from } copy)
            CopyFromStage(copy, from);
        else if (instruction is CopyingInstructionSyntax copying)
            CopyFromContext(copying);
        else if (instruction is RunInstructionSyntax run)
            Run(run);
        var parts = _parts.Count < 2 ? _parts.ToImmutableArray()
            : _parts.OrderByDescending(part => part.Size.Bytes).ToImmutableArray();
        return new LayerEstimate(instruction, measure is null ? parts : measure(parts), _repeatedBytes);
    }

    private void AddPart(
        LayerPartKind kind, string description, SizeEstimate size, ShellCommand? cause = null, string? path = null) =>
        _parts.Add(new LayerPart(kind, description, size, cause, path));

    private void Add(params SizedFile[] added)
    {
        _repeatedBytes += added.Sum(file =>
            Files.FindSized(file.Path) is { } old && file.Repeats(old) ? old.Size.Bytes : 0);
        Files = Files.WithSizes(added);
    }

    private void CopyFromContext(CopyingInstructionSyntax copying)
    {
        var target = CopyResolver.Of(model, copying).Target;
        var selection = ContextSelection.Of(model, copying);
        if (target is { IsFolder: false } && (selection.Entries.Length > 1
            || Files.FindBelow(target.Path).Any(file => file.IsFolder || file.Path != target.Path)))
            target = target with { IsFolder = true };
        if (target is not null && selection.Entries.Length > 0)
        {
            Add(selection.Entries.Select(selected => new SizedFile(
                selected.Target.Length > 0 ? target.Join(selected.Target) : target.GetFilePath(selected.Entry.Path),
                new SizeEstimate(selected.Entry.Bytes, Certainty.Measured)
                    + (selected.Entry.IsUnmeasured ? SizeEstimate.Unknown : SizeEstimate.None),
                selected.Entry.IsFolder, copying)).ToArray());
        }

        if (selection.UnknownReason is not null && target is not null)
            Files = Files.WithUnsized(target.Path, copying);
        foreach (var heredoc in copying.Heredocs)
            AddPart(LayerPartKind.Context, "text of the Dockerfile", new(heredoc.Span.Length, Certainty.Measured));
        // ADD extracts archives: the content is larger than what is sent.
        if (selection.Entries.Select(entry => entry.Entry.Path)
            .FirstOrDefault(path => CopyResolver.IsUnpacked(copying, path)) is { } archive)
            AddPart(LayerPartKind.Context, $"what '{archive}' unpacks to", selection.Size + SizeEstimate.Unknown);
        else if (selection.Entries.Length > 0 || selection.UnknownReason is not null)
            AddPart(LayerPartKind.Context, Describe(selection), selection.Size);
    }

    private static string Describe(ContextSelection selection)
    {
        var count = selection.Entries.Sum(entry => entry.Entry.Files);
        var text = count == 0 ? null : $"{count} files";
        if (selection.Entries.Length == 1)
            text = $"'{selection.Entries[0].Entry.Path}'";
        return string.Join("; ", new[] { text, selection.UnknownReason }.OfType<string>());
    }

    private void CopyFromStage(CopyInstructionSyntax copy, WordSyntax from)
    {
        var resolved = CopyResolver.Of(model, copy);
        if (resolved.Origin.Stage is not { } other)
        {
            if (resolved.Target is { } unknown)
                Files = Files.WithUnsized(unknown.Path, copy);
            AddPart(LayerPartKind.Stage, $"the contents of '{from.Text}' are not known", SizeEstimate.Unknown);
            return;
        }

        foreach (var source in resolved.Sources)
        {
            // Sources of another stage are always seen from its root.
            var size = source.Filter is not { HasExcludes: false } filter ? SizeEstimate.Unknown
                : earlier[other.Index].Measure(ContainerPath.FromRoot(filter.Source), source.HasWildcard);
            if (resolved.Target is { } target)
            {
                // A directory is matched by its own name: its contents go to the destination.
                var path = source.Filter is { } named
                    && earlier[other.Index].FindSized("/" + named.Source) is { IsFolder: false }
                        ? target.GetPath(named, named.Source) ?? target.Path : target.Path;
                Add(new SizedFile(path, size, IsFolder: true, copy));
            }

            AddPart(
                LayerPartKind.Stage,
                size.IsUnknown ? $"what stage '{other}' makes in '{source.Word.Text}' is not known"
                    : $"'{source.Word.Text}' of stage '{other}'",
                size);
        }
    }

    private void Run(RunInstructionSyntax run)
    {
        var commands = model.GetCommands(run);
        if (commands.IsEmpty)
            AddUnknown("it");
        AddPackages(commands);
        foreach (var residue in Layer.Of(model, run).Residues)
        {
            AddPart(
                LayerPartKind.Cache,
                $"{(residue.Tool == "apt" ? "package lists" : "the cache of " + residue.Tool)} in '{residue.Path}'",
                residue.Size);
        }

        foreach (var command in commands)
            AddCommand(command);
    }

    private void AddUnknown(string writer)
    {
        Files = Files.WithUnsized();
        AddPart(LayerPartKind.Output, $"what {writer} writes is not known", SizeEstimate.Unknown);
    }

    private void AddCommand(ShellCommand command)
    {
        switch (CommandEffects.GetChange(command))
        {
            case FileChange.Rewritten:
                AddRewritten(command, model.GetWorkingDirectory(command));
                break;
            case FileChange.Deleted:
                Files = CommandEffects.GetDeleted(command, model.GetWorkingDirectory(command))
                    .Aggregate(Files, (current, path) => current.Without(path));
                break;
            case FileChange.Copied:
                AddCopied(command, model.GetWorkingDirectory(command));
                break;
            case FileChange.Built:
                AddBuilt(command);
                break;
            case FileChange.Unknown:
                AddUnknown($"'{Shorten(command)}'");
                break;
        }
    }

    // A changed owner or mode copies the file into this layer.
    private void AddRewritten(ShellCommand command, string? directory)
    {
        var isRecursive = command.HasOption("-R", "--recursive");
        // The first operand is the owner or the mode.
        foreach (var operand in command.Operands.Skip(command.HasOption("--reference") ? 0 : 1))
        {
            if (ContainerPath.Combine(directory, operand.Literal) is not { } path || Glob.HasWildcard(path))
                continue;
            var older = Files.FindBelow(path).Where(item =>
                item.Writer != instruction && (isRecursive || (item.Path == path && !item.IsFolder))).ToArray();
            var mayBeMore = isRecursive && Files.HasUnsizedAnywhere;
            if (older.Any(item => !item.Size.IsUnknown || !SmallFile.AreSmall(item.Writer)))
            {
                var size = SizeEstimate.Sum(older.Select(item => item.Size));
                AddPart(
                    LayerPartKind.Rewritten, $"a second copy of '{path}', written by '{command.Name}'",
                    mayBeMore ? size + SizeEstimate.Unknown : size, command, path);
            }
            else if (mayBeMore)
            {
                AddPart(
                    LayerPartKind.Output, $"what '{command.Name}' copies of '{path}' is not known",
                    SizeEstimate.Unknown, command);
            }

            Add(older.Select(item => item with { Writer = instruction }).ToArray());
        }
    }

    private void AddCopied(ShellCommand command, string? directory)
    {
        var paths = command.Operands.Select(operand => ContainerPath.Combine(directory, operand.Literal)).ToArray();
        if (paths.Length < 2 || paths.Any(path => path is null || Glob.HasWildcard(path)))
        {
            AddUnknown($"'{Shorten(command)}'");
            return;
        }

        var target = paths[paths.Length - 1]!;
        foreach (var path in paths.Take(paths.Length - 1).OfType<string>())
        {
            var moved = Files.FindBelow(path).ToArray();
            var staysInLayer = command.Is(ProgramTrait.Moves) && moved.Length > 0
                && moved.All(item => item.Writer == instruction);
            var size = Files.Measure(path);
            if (command.Is(ProgramTrait.Moves))
                Files = Files.Without(path);
            Add(new SizedFile(
                ContainerPath.Join(target, ContainerPath.GetName(path)), size, IsFolder: true, instruction));
            if (!staysInLayer)
                AddPart(
                    LayerPartKind.Rewritten, $"a second copy of '{path}', written by '{command.Name}'", size, command);
        }
    }

    private void AddBuilt(ShellCommand command)
    {
        Files = Files.WithUnsized();
        var size = command.Action == "publish" ? PublishOutput.Estimate(model, command) : SizeEstimate.Unknown;
        if (PublishOutput.GetFolder(model, command) is { } output)
            Add(new SizedFile(output, size, IsFolder: true, instruction));
        AddPart(
            LayerPartKind.Output,
            size.IsUnknown ? $"what '{Shorten(command)}' writes is not known" : "the published program",
            size + SizeEstimate.Unknown);
    }

    private static string Shorten(ShellCommand command) =>
        command.Subcommand is { } subcommand ? command.Name + " " + subcommand : command.Name;
}
