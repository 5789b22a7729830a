namespace DockerfileAnalyzers.Model.DotNet;

// The files that commands need, and that are not where they look.
internal sealed partial class DotNetBuild
{
    /// <summary>
    /// The first command that names this project at a place where the image does not hold it;
    /// <see langword="null"/> where none does.
    /// </summary>
    public (DotNetCommand Command, MissingFile Missing)? FindLostProject()
    {
        if (ToContext(_model.Project.ProjectFile) is not { } project
            || BuildContext.Of(_model).Manifest is not { IsTruncated: false } manifest
            || BuildContext.Of(_model).Exists(project) != true)
            return null;
        // A COPY of a missing file fails the build before any command can.
        var copied = _model.Syntax.Instructions.OfType<CopyingInstructionSyntax>()
            .Where(copying => copying.From is null)
            .SelectMany(copying => copying.Sources).Select(source => source.Literal).OfType<string>()
            .Where(source =>
                BuildContext.Of(_model).Exists(ContainerPath.FromRoot(source).TrimStart('/')) == false)
            .Select(RelativePath.GetName)
            .ToArray();
        foreach (var command in Commands.Where(command =>
            command.Target is DotNetTarget.Unknown or DotNetTarget.OtherProject
            && (command.Restores || command.Builds)))
        {
            // A directory is found if any project is in it.
            if (command is not { TargetArgument.Literal: not null, TargetPath: { } target }
                || !target.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
                || copied.Contains(RelativePath.GetName(target))
                || !RelativePath.GetName(target)
                    .Equals(RelativePath.GetName(project), StringComparison.OrdinalIgnoreCase))
                continue;
            var files = _files.GetFiles(command.Command);
            // Another project of the same name may be meant.
            var isThere = manifest.Entries
                .Where(entry => RelativePath.GetName(entry.Path) == RelativePath.GetName(target))
                .Any(entry => files.GetPaths(entry.Path).Contains(target, StringComparer.Ordinal));
            if (!isThere && files.IsFollowed(target))
                return (command, new MissingFile(project, project, target, files.GetPaths(project).FirstOrDefault()));
        }

        return null;
    }

    /// <summary>
    /// The first command that restores this project, or a solution; <see langword="null"/> where none is known to.
    /// </summary>
    /// <remarks>
    /// Where an earlier one fails, as it does not find its project, what the others find does not matter.
    /// </remarks>
    public DotNetCommand? FirstRestore => FindLostProject() is not null ? null
        : Commands.FirstOrDefault(command =>
            command is { Restores: true, Target: DotNetTarget.ThisProject or DotNetTarget.Solution });

    /// <summary>The last command that builds this project from its source.</summary>
    public DotNetCommand? LastBuild =>
        Commands.LastOrDefault(command => command is { Builds: true, Target: DotNetTarget.ThisProject });

    /// <summary>The commands of the same chain of stages that run before this one, nearest last.</summary>
    public IEnumerable<DotNetCommand> GetEarlier(DotNetCommand command)
    {
        var chain = _model.GetStage(command.Command)?.Chain.ToArray() ?? Array.Empty<Stage>();
        return Commands.TakeWhile(other => other != command)
            .Where(other => chain.Contains(_model.GetStage(other.Command)));
    }

    /// <summary>The projects that this one references, directly or not, which the command does not find.</summary>
    public IEnumerable<MissingFile> FindMissingReferences(DotNetCommand command)
    {
        if (command.Target is not DotNetTarget.ThisProject || _model.Project.ProjectFile is not { } project
            || GetProjectPath(command) is not { } projectPath)
            return Enumerable.Empty<MissingFile>();
        return _model.Project.ProjectReferences
            .Select(reference => FindMissing(command, reference, project, projectPath)).OfType<MissingFile>();
    }

    /// <summary>The unconditional imports of the project or a build file that the command does not find.</summary>
    public IEnumerable<(ImportedFile Import, MissingFile Missing)> FindMissingImports(DotNetCommand command)
    {
        var files = _files.GetFiles(command.Command);
        foreach (var import in _model.Project.Imports)
        {
            // An import of a file that is not there itself is never read.
            if (ToContext(import.Owner) is { } owner && files.GetPaths(owner).Any()
                && ToContext(import.Path) is { } path && !IsBesideOwner(files, owner, path)
                && FindMissing(command, import.Path) is { } missing)
                yield return (import, missing);
        }
    }

    // Where the image has the owner, the import starts from there, wherever the project is.
    private static bool IsBesideOwner(ImageFileSystem files, string owner, string import) =>
        files.GetPaths(owner).Any(place => files.Find(import,
            ContainerPath.Normalize(GetDirectory(place) + "/" + RelativePath.From("/" + owner, "/" + import)))
            is not Presence.Absent);

    /// <summary>
    /// A file that must be in the image where it is next to the project; <see langword="null"/>
    /// where it does, or where that is not known.
    /// </summary>
    public MissingFile? FindMissing(DotNetCommand command, string file)
    {
        return _model.Project.ProjectFile is { } project && GetProjectPath(command) is { } projectPath
            ? FindMissing(command, file, project, projectPath)
            : null;
    }

    /// <summary>
    /// A file that MSBuild or NuGet looks for in the folder of the project and in every one above
    /// it, or that the project imports from elsewhere; <see langword="null"/> where the image holds
    /// it there, or where that is not known.
    /// </summary>
    public MissingFile? FindMissingBuildFile(DotNetCommand command, string file)
    {
        var files = _files.GetFiles(command.Command);
        var (owner, start) = GetProjectPath(command) is { } project
            ? (_model.Project.ProjectFile, project)
            : (command.Solution?.Path, GetSolutionPath(command));
        if (owner is null || start is null)
            return null;
        // An import leads to one place, whatever is above the project.
        if (GetDirectory(file.Replace('\\', '/')) is { Length: > 0 } place
            && !ContainerPath.IsWithin(owner.Replace('\\', '/'), place))
            return FindMissing(command, file, owner, start);
        var name = RelativePath.GetName(file);
        var folders = GetFolders(start).ToArray();
        // Where it is next to the project; the working directory, where that is above the
        // project and the other place is not in it.
        var expected = _model.GetState(command.Command.Instruction).WorkingDirectory is { } directory
            && folders.Contains(directory) ? directory : folders[0];
        var beside = GetRelativePath(GetDirectory(owner.Replace('\\', '/')), file.Replace('\\', '/')) is { } relative
            ? ContainerPath.Normalize(GetDirectory(start) + "/" + relative)
            : null;
        expected = beside is not null && ContainerPath.IsWithin(beside, expected)
            ? beside
            : ContainerPath.Normalize(expected + "/" + name);
        var isFollowed = folders.All(folder => files.IsFollowed(ContainerPath.Normalize(folder + "/" + name)));
        if (ToContext(file) is not { } inContext)
            return isFollowed ? new MissingFile(FromContext(file), null, expected, null) : null;
        var paths = files.GetPaths(inContext).ToArray();
        return !isFollowed || paths.Any(path => folders.Contains(GetDirectory(path)))
            || (BuildContext.Of(_model).Manifest is not null && BuildContext.Of(_model).Exists(inContext) != true)
            ? null
            : new MissingFile(file, inContext, expected, paths.FirstOrDefault());
    }

    /// <summary>The projects of a solution that its restore does not find.</summary>
    public IEnumerable<MissingFile> FindMissingProjects(DotNetCommand command)
    {
        if (command is not { Target: DotNetTarget.Solution, Solution: { } solution }
            || GetSolutionPath(command) is not { } path)
            return Enumerable.Empty<MissingFile>();
        return solution.Projects.Select(project => FindMissing(command, project, solution.Path, path))
            .OfType<MissingFile>();
    }
}
