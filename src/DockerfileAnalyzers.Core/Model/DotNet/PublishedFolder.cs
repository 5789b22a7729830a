namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>
/// Whether the folder of the started program holds what one publish makes and nothing else of the program's name: no
/// other COPY, command or stage brings it there.
/// </summary>
internal sealed class PublishedFolder
{
    private const int MaxStages = 6;

    private readonly DockerfileModel _model;
    private readonly DotNetCommand _publish;
    private readonly string _name;
    private readonly string? _output;
    private bool _isPublished;

    private PublishedFolder(DockerfileModel model, DotNetCommand publish, string name)
    {
        (_model, _publish, _name) = (model, publish, name);
        _output = PublishOutput.GetFolder(model, publish.Command);
    }

    /// <param name="publish">The only publish of the file.</param>
    public static bool IsOnlySource(DockerfileModel model, DotNetCommand publish, StartedDotNetProgram program)
    {
        if (model.FinalStage is not { } stage
            || ContainerPath.Combine(stage.FinalState.WorkingDirectory, program.Path) is not { } path)
            return false;
        var folder = new PublishedFolder(model, publish, program.FileName);
        return folder._output is not null && folder.MayOnlyHoldPublished(stage, GetDirectory(path), MaxStages)
            && folder._isPublished;
    }

    /// <summary>Whether a file is no program, by its extension.</summary>
    public static bool IsData(string name) => FileTypes.Is(name, FileTrait.BesideProgram);

    private bool MayOnlyHoldPublished(Stage stage, string folder, int depth)
    {
        if (depth == 0)
            return false;
        foreach (var instruction in stage.ChainInstructions)
        {
            var mayBring = instruction switch
            {
                CopyingInstructionSyntax copying => MayBring(copying, folder, depth),
                RunInstructionSyntax run => MayBring(run, folder),
                _ => false,
            };
            if (mayBring)
                return false;
        }

        return true;
    }

    private bool MayBring(CopyingInstructionSyntax copying, string folder, int depth)
    {
        if (CopyResolver.Of(_model, copying).Target is not { } target)
            return true;
        if (!ContainerPath.IsWithin(folder, target.Path))
            return Is(target.Path, folder + "/" + _name);
        if (copying.Heredocs.Any(heredoc => Is(heredoc.Name, _name)))
            return true;
        var rest = folder.Substring(target.Path == "/" ? 0 : target.Path.Length);
        return copying.Sources.Any(source =>
            _model.Expand(copying, source) is not { } path || MayBring(copying, path, rest, depth));
    }

    private bool MayBring(CopyingInstructionSyntax copying, string source, string rest, int depth)
    {
        var path = ContainerPath.FromRoot(source);
        var name = ContainerPath.GetName(path);
        // One file into the folder.
        if (IsData(name))
            return false;
        if (Glob.HasWildcard(path) || ValueRules.IsRemote(source))
            return true;
        if (Is(name, _name))
            return true;
        var origin = ContainerPath.Normalize(path + rest);
        var copied = CopyResolver.Of(_model, copying).Origin;
        if (copied.Kind is OriginKind.Context)
            return (BuildContext.Of(_model).Manifest is not null || rest.Length == 0)
                && MayBeInContext(origin.TrimStart('/'));
        if (copied.Stage is not { } stage)
            return true;
        // A folder that the stage does not have stands for the one that is published: the COPY fails until it is right.
        if (ImageFileSystemBuilder.Of(_model).GetFinal(stage) is var files && files.Find(origin) is Presence.Absent
            && files.Outputs.Any(output => output.Command == _publish.Command))
        {
            _isPublished = true;
            return false;
        }

        return !MayOnlyHoldPublished(stage, origin, depth - 1);
    }

    // Whether a folder of the context may hold a file of the name. Where it is not
    // known, an output folder is taken for empty.
    private bool MayBeInContext(string folder)
    {
        var path = folder.Length == 0 ? _name : folder + "/" + _name;
        return BuildContext.Of(_model).Manifest is not { IsTruncated: false } manifest
            || manifest.Entries.Any(entry => Is(entry.Path, path)
                || (entry.IsFolder && ContainerPath.IsWithin(path, entry.Path)
                    && !BuildContext.Of(_model).IsIgnored(entry.Path)));
    }

    private bool MayBring(RunInstructionSyntax run, string folder)
    {
        if (run.Interpreter is not null && _model.GetScript(run) is null)
            return true;
        if (run.Mounts.Any(mount =>
            mount is { Type: "bind" or "cache", Target: { } target } && Combine(run, target) is { } path
                && (ContainerPath.IsWithin(path, folder) || ContainerPath.IsWithin(folder, path))))
            return true;
        return _model.GetCommands(run).Any(command => MayBring(command, folder));
    }

    private bool MayBring(ShellCommand command, string folder)
    {
        if (command == _publish.Command)
        {
            _isPublished |= folder == _output;
            return false;
        }

        if (command.Name == "dotnet"
            && DotNetBuild.Of(_model).Commands.FirstOrDefault(other => other.Command == command)
                is { Builds: true } build)
            return build.Target is not DotNetTarget.ThisProject && MayWriteTo(build, folder);
        if (command.Name is "rm" or "mkdir" or "chmod" or "chown")
            return false;
        return IsNamed(command.ToString())
            || command.Redirections.Any(redirection => IsNamed(redirection.Target?.Text ?? ""))
            || CommandEffects.GetHarm(command) is not null;
    }

    private bool MayWriteTo(DotNetCommand build, string folder) =>
        build.Sets("OutDir") || build.Sets("OutputPath") || build.Sets("PublishDir")
        || build.Command.HasOption("--artifacts-path")
        || (build.Command.HasOption("-o", "--output")
            && (PublishOutput.GetFolder(_model, build.Command) is not { } output
                || ContainerPath.IsWithin(output, folder)
                || ContainerPath.IsWithin(folder, output)));

    private string? Combine(InstructionSyntax instruction, string path) =>
        ContainerPath.Combine(_model.GetState(instruction).WorkingDirectory, path);

    // As a word or a segment of a path.
    private bool IsNamed(string text)
    {
        for (var i = text.IndexOf(_name, StringComparison.OrdinalIgnoreCase); i >= 0;
            i = text.IndexOf(_name, i + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((i == 0 || !IsOfName(text[i - 1]))
                && (i + _name.Length == text.Length || !IsOfName(text[i + _name.Length])))
                return true;
        }

        return false;
    }

    private static bool IsOfName(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_';

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string GetDirectory(string path) =>
        path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "/";
}
