namespace DockerfileAnalyzers.Model.Files;

/// <summary>The effects of a command on the files that it names.</summary>
internal enum FileChange
{
    /// <summary>It writes nothing, or only what is known about packages.</summary>
    None,
    /// <summary>They get another owner or mode, which copies them into the layer.</summary>
    Rewritten,
    Deleted,
    /// <summary>Copied or moved.</summary>
    Copied,
    /// <summary>A project is built.</summary>
    Built,
    Unknown,
}

/// <summary>The effects of a RUN's commands on the files of the image.</summary>
internal sealed class CommandEffects
{
    private static readonly char[] s_pathCharacters = { '/', '*', '?', '$' };

    private static readonly char[] s_patternCharacters = { '*', '?', '[', '{', '$' };

    // Of MSBuild: where a build writes to.
    private static readonly Regex s_outputProperty = new(
        @"\A""?@|PublishDir|OutputPath|OutDir|ArtifactsPath|PublishProfile|\A(?:-o|--output):",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly ShellCommand _command;
    private readonly string? _directory;
    private readonly DockerfileModel _model;

    private CommandEffects(DockerfileModel model, ShellCommand command)
    {
        _command = command;
        _directory = model.GetWorkingDirectory(command);
        _model = model;
    }

    public static ImageFileSystem Apply(DockerfileModel model, ShellCommand command, ImageFileSystem files)
    {
        var effects = new CommandEffects(model, command);
        return effects.Write(effects.Run(files));
    }

    /// <summary>The effect of a command on the files of the layer, in addition to packages and their caches.</summary>
    public static FileChange GetChange(ShellCommand command)
    {
        if (PackageInstallation.IsInstallation(command)
            || command.Kind is CommandKind.Clean or CommandKind.UpdateIndex or CommandKind.Remove or CommandKind.Query)
            return FileChange.None;
        if (command.Is(ProgramTrait.Rewrites))
            return FileChange.Rewritten;
        if (command.Is(ProgramTrait.Removes) && command.Is(ProgramTrait.WritesOperands))
            return FileChange.Deleted;
        if (command.Is(ProgramTrait.Copies))
            return FileChange.Copied;
        if (command.Is(ProgramTrait.Reads) || command.Is(ProgramTrait.Light) || IsQuestion(command))
            return FileChange.None;
        return command.Kind is CommandKind.Build or CommandKind.LockInstall
            && command.ActionIs(ProgramTrait.WritesHere) ? FileChange.Built : FileChange.Unknown;
    }

    private static bool IsQuestion(ShellCommand command) =>
        command.Operands.IsEmpty
        && (command.Subcommand is not { } subcommand || ProgramOptions.IsOfAny(subcommand, OptionTrait.Question))
        && command.Arguments.Length > 0
        && command.Arguments.All(argument =>
            argument.Literal is { } word && (word == "-v" || ProgramOptions.IsOfAny(word, OptionTrait.Question)));

    /// <summary>The paths that a command deletes; for <c>/tmp/*</c>, the directory.</summary>
    public static IEnumerable<string> GetDeleted(ShellCommand command, string? directory) => command.Operands
        .Select(operand => ContainerPath.Combine(directory, operand.Literal is { } path
            && path.EndsWith("/*", StringComparison.Ordinal) ? path.Substring(0, path.Length - 2) : operand.Literal))
        .OfType<string>();

    /// <summary>Whether a command extracts an archive or installs a package file.</summary>
    public static bool IsUnpacking(ShellCommand command) =>
        command is { Kind: CommandKind.Install, Manager.Ecosystem: "system" }
        || ((command.Is(ProgramTrait.Extracts) || command.HasOption(OptionTrait.Extracts))
            && !command.HasOption(OptionTrait.OtherUse));

    /// <summary>Whether a command unpacks, installs or makes executable what its arguments name.</summary>
    public static bool IsInstalling(ShellCommand command) => command.Is(ProgramTrait.Installs)
        && !command.HasOption(OptionTrait.OtherUse)
        // A file that others may read, a key.
        && (!command.Is(ProgramTrait.Rewrites)
            || (PermissionMode.Of(command)?.Literal is { } mode && PermissionMode.MakesExecutable(mode)));

    /// <summary>Whether a command compares checksums or signatures, whichever files they belong to.</summary>
    public static bool IsVerifying(ShellCommand command)
    {
        if (command.Is(ProgramTrait.Verifies) || command.HasOption(OptionTrait.Verifies))
            return true;
        // "openssl dgst".
        foreach (var argument in command.Arguments)
        {
            if (argument.Literal is { } word && command.Does(word, OptionTrait.Verifies))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Why nothing is known after a command; <see langword="null"/> where it moves or changes no project file.
    /// </summary>
    public static string? GetHarm(ShellCommand command)
    {
        if (GetChanged(command) is { } changed)
        {
            // Temporary files, caches and lists do not belong to a project.
            return changed.All(operand => operand.Literal is { } path && IsElsewhere(command, path))
                && !command.HasOption("-t", "--target-directory") ? null : SayChanges(command);
        }

        if (command.Name == "dotnet")
        {
            return command.Action is null || command.ActionIs(ProgramTrait.SparesProjects) ? null
                : $"what 'dotnet {command.Action}' changes is not followed";
        }

        return command.Is(ProgramTrait.Reads) || command.Is(ProgramTrait.SparesProjects)
            ? null
            : $"'{command.Name}' is not followed";
    }

    private static string SayChanges(ShellCommand command) => $"what '{command.Name}' changes is not followed";

    // The operands of what may move or change the files of a project; null for other programs.
    private static IEnumerable<CommandArgument>? GetChanged(ShellCommand command)
    {
        if (command.Is(ProgramTrait.SparesProjects))
            return null;
        if (command.Is(ProgramTrait.EditsFiles) && !command.HasOption(OptionTrait.Script))
            return command.Operands.Skip(1);
        if (command.Is(ProgramTrait.WritesLast))
            return command.Operands.Reverse().Take(1);
        return command.Is(ProgramTrait.WritesOperands) ? command.Operands : null;
    }

    private static bool IsElsewhere(ShellCommand command, string path) => !MayBeProject(path)
        && (KnownPlaces.GetAll(PlaceTrait.NoProject).Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal))
            || (command.Is(ProgramTrait.EditsFiles) && path.IndexOfAny(s_pathCharacters) < 0));

    private static bool MayBeProject(string path) => KnownPlaces.IsNamedIn(path, PlaceTrait.Project);

    private ImageFileSystem Run(ImageFileSystem files)
    {
        if (GetChanged(_command) is { } changed)
            return Change(files, changed);
        if (GetHarm(_command) is { } reason)
            return files.WithUnknown("/", reason);
        if (_command.Name == "dotnet")
            return RunDotNet(files);
        if (_command.Is(ProgramTrait.Reads) || CommandTable.IsWrapper(_command.Name))
            return files;
        if (_command.Is(ProgramTrait.MakesFolders))
            return _command.Operands.Aggregate(files, MakeFolder);
        if (_command.Is(ProgramTrait.WritesOperands))
            return _command.Operands.Aggregate(files, (current, operand) => AddOther(current, operand.Literal));
        if (_command.Is(ProgramTrait.WritesSystem))
        {
            // "dpkg -x a.deb /rootfs", "apt-get -o Dir=/rootfs".
            return _command.Options.Where(option => option.Value?.IndexOf('/') >= 0
                    || _command.Does(option.Name, OptionTrait.Output))
                .Select(option => option.Value?.IndexOf('=') >= 0 ? "/" : option.Value)
                .Concat(_command.Operands.Select(operand => operand.Literal)
                    .Where(operand => operand?.StartsWith("/", StringComparison.Ordinal) == true
                        && !FileTypes.Is(operand, FileTrait.Package)))
                .Aggregate(files, AddOther);
        }

        var writesHere = _command.Download is { Target: null }
            || _command.Kind is CommandKind.Install or CommandKind.LockInstall;
        if (_command.Download is { Target: { } target })
            return target.IndexOf('$') < 0 ? files : AddOther(files, target);
        return writesHere ? AddOther(files, ".") : files.WithOtherFiles("/");
    }

    private ImageFileSystem Change(ImageFileSystem files, IEnumerable<CommandArgument> changed)
    {
        if (_command.HasOption("-t", "--target-directory"))
            return files.WithUnknown("/", SayChanges(_command));
        foreach (var operand in changed)
        {
            if (operand.Literal is { } path && IsElsewhere(_command, path))
                files = AddOther(files, path);
            else
                files = files.WithUnknown(GetPath(operand.Literal) ?? "/", SayChanges(_command));
        }

        return files;
    }

    private ImageFileSystem MakeFolder(ImageFileSystem files, CommandArgument operand) =>
        operand.Literal is { } path && path.IndexOfAny(s_patternCharacters) < 0
            && ContainerPath.Combine(_directory, path) is { } folder
            ? files.WithFolder(folder)
            : AddOther(files, operand.Literal);

    private ImageFileSystem AddOther(ImageFileSystem files, string? path) =>
        files.WithOtherFiles(GetPath(path) ?? "/");

    // For a pattern, the directory that is searched.
    private string? GetPath(string? path)
    {
        if (path?.IndexOfAny(s_patternCharacters) is >= 0 and var start)
            path = path.Substring(0, path.LastIndexOf('/', start) + 1) is { Length: > 0 } folder ? folder : ".";
        return ContainerPath.Combine(_directory, path);
    }

    private ImageFileSystem RunDotNet(ImageFileSystem files)
    {
        var verb = _command.Action;
        foreach (var option in _command.Options.Where(option => _command.Does(option.Name, OptionTrait.OtherOutput)))
            files = AddOther(files, option.Value);
        if (_command.ActionIs(ProgramTrait.WritesSystem) || verb is null)
            return files;
        if (!_command.ActionIs(ProgramTrait.WritesHere))
            return files.WithOtherFiles("/");
        files = files.WithBuildFolders(_command);
        if (_command.Arguments.Any(argument => s_outputProperty.IsMatch(argument.Text)))
            files = files.WithOtherFiles("/");
        if (_command.HasOption(OptionTrait.Output))
        {
            return FindOutputFolder(_model, _command) is { } output
                ? files.WithOutput(output, _command) : files.WithOtherFiles("/");
        }

        // An operand that is not known may be an option, and a project may write anywhere.
        if (_command.Operands.Any(operand => operand.Literal is null)
            || _model.Project.IsTrue(ProjectFacts.ChoosesOutput) == true)
            return files.WithOtherFiles("/");
        return verb is "restore" ? files : AddOther(files, ".");
    }

    /// <summary>
    /// The folder that an option of a <c>dotnet</c> command names; <see langword="null"/> where none does, or that is
    /// not known.
    /// </summary>
    public static string? FindOutputFolder(DockerfileModel model, ShellCommand command) =>
        command.FindOption(OptionTrait.Output)?.Value is { } written
        && ContainerPath.Combine(model.GetWorkingDirectory(command), written) is { } folder
        && folder.IndexOfAny(s_patternCharacters) < 0
        && (ContainerPath.IsAbsolute(written) || !CountsFromProject(model.GetStage(command))) ? folder : null;

    // Before .NET Core 3.0, a relative folder counts from the project, not from the working directory.
    private static bool CountsFromProject(Stage? stage) =>
        stage?.BaseImage?.Facts is not { Toolchain: Toolchain.DotNetSdk, Version: { } text }
        || !Version.TryParse(text.IndexOf('.') < 0 ? text + ".0" : text, out var version) || version.Major < 3;

    private ImageFileSystem Write(ImageFileSystem files)
    {
        foreach (var (literal, text) in GetWritten())
        {
            var path = ContainerPath.Combine(_directory, literal);
            files = files.WithUnknown(path ?? "/", $"what is written to '{text}' is not followed");
        }

        return files;
    }

    /// <summary>The files that redirections of a command write, other than devices.</summary>
    /// <returns>The path is <see langword="null"/> where it is not known.</returns>
    public static IEnumerable<(string? Path, Redirection Redirection)> GetOutputs(ShellCommand command)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Operator is ">" or ">>" or ">|" or "&>" && redirection.Target is { } target
                && command.GetValue(target) is var file && file?.StartsWith("/dev/", StringComparison.Ordinal) != true)
                yield return (file, redirection);
        }
    }

    private IEnumerable<(string? Literal, string Text)> GetWritten()
    {
        foreach (var (path, redirection) in GetOutputs(_command))
            yield return (path, redirection.Target!.Text);
        if (_command.Is(ProgramTrait.WritesInput))
        {
            foreach (var operand in _command.Operands)
                yield return (operand.Literal, operand.Text);
        }
        else if (_command.Download is { Target: { } file } && file.IndexOf('$') < 0)
        {
            yield return (file, file);
        }
    }
}
