namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// Whether a directory exists when a command changes to it: from the base image, or created earlier in the Dockerfile.
/// </summary>
internal sealed class MadeFolders
{
    // GitHub archives contain a directory that is named after both.
    private static readonly Regex s_gitHubArchive = new(
        @"/(?<name>[^/]+)/archive/(?:refs/tags/|refs/heads/)?v?(?<version>[^/]+)\z",
        RegexOptions.CultureInvariant);

    private static readonly Fact<Stage, MadeFolders> s_fact = new((model, stage) => new(model, stage));

    private readonly DockerfileModel _model;
    private readonly Dictionary<string, int> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _topFolders = new(StringComparer.Ordinal);
    private readonly List<CopyingInstructionSyntax> _wholeCopies = new();

    /// <summary>Those that a stage and its parents create.</summary>
    private MadeFolders(DockerfileModel model, Stage stage)
    {
        _model = model;
        foreach (var instruction in stage.ChainInstructions)
        {
            switch (instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction)
            {
                case WorkdirInstructionSyntax workdir:
                    var value = model.Expand(workdir, workdir.Value);
                    Add(
                        ContainerPath.Combine(model.GetState(workdir).WorkingDirectory, value)
                            ?? Strip(workdir.Value.Text),
                        workdir.Span.Start);
                    break;
                case CopyingInstructionSyntax copying:
                    AddCopied(copying);
                    break;
                case RunInstructionSyntax run:
                    foreach (var command in model.GetCommands(run))
                        AddMade(command);
                    AddUnpacked(model.GetCommands(run));
                    break;
            }
        }
    }

    /// <param name="change"><c>cd</c> or <c>pushd</c> with one operand.</param>
    public static bool Contains(ShellCommand change, DockerfileModel model)
    {
        if (change.Operands.Length != 1 || model.GetStage(change) is not { } stage)
            return false;
        var path = GetPath(change, change.Operands[0], model);
        return SystemDirectory.IsInEveryImage(path) || IsOfImage(path, stage)
            || s_fact.Of(model, stage).Contains(path, change.Span.Start);
    }

    private bool Contains(string path, int end)
    {
        return (_folders.TryGetValue(path, out var start) && start < end)
            || (_topFolders.TryGetValue(ContainerPath.GetName(path), out start) && start < end)
            || _wholeCopies.Exists(copying => copying.Span.Start < end && BringsFolder(copying, path));
    }

    // With the folders above it.
    private void Add(string path, int start)
    {
        var folder = path;
        while (!_folders.ContainsKey(folder))
        {
            _folders[folder] = start;
            if (folder.LastIndexOf('/') is not (> 0 and var slash))
                break;
            folder = folder.Substring(0, slash);
        }
    }

    private static bool IsOfImage(string path, Stage stage) =>
        stage.BaseImage is { } image && ImageLayout.HasFolder(image.Reference.Repository, path);

    private void AddCopied(CopyingInstructionSyntax copying)
    {
        var destination = GetDestination(copying, out var isFolder);
        if (copying.Sources.Length != 1 || isFolder || IsFolder(copying.Sources[0].Text))
            Add(destination, copying.Span.Start);
        else if (destination.LastIndexOf('/') is > 0 and var slash)
            Add(destination.Substring(0, slash), copying.Span.Start);
        if (BuildContext.IsWholeContext(copying))
            _wholeCopies.Add(copying);
    }

    private string GetDestination(CopyingInstructionSyntax copying, out bool isFolder)
    {
        var written = _model.Expand(copying, copying.Destination) ?? Strip(copying.Destination.Text);
        isFolder = CopyTarget.IsFolderName(written);
        return ContainerPath.Combine(_model.GetState(copying).WorkingDirectory, written)
            ?? ContainerPath.Normalize(written);
    }

    // For the whole context, the directories that are known to be in it.
    private bool BringsFolder(CopyingInstructionSyntax copying, string path) =>
        GetDestination(copying, out _) is var destination
            && ContainerPath.IsWithin(path, destination) && path.Length > destination.Length
            && BuildContext.Of(_model).Exists(path.Substring(destination.Length).TrimStart('/')) == true;

    // By its name, where the context is not known.
    private static bool IsFolder(string source) => CopyTarget.IsFolderName(source)
        || (source.Split('/').Last() is { Length: > 0 } name && name.IndexOf('.', 1) < 0 && !Glob.HasWildcard(name));

    private void AddMade(ShellCommand command)
    {
        IEnumerable<CommandArgument> made = command.Name switch
        {
            "mkdir" => command.Operands,
            "install" when command.HasOption("-d", "--directory") => command.Operands,
            "cp" or "mv" or "ln" or "rsync" when command.Operands.Length == 2 => command.Operands.Skip(1),
            "svn" or "hg" => command.Operands.Skip(1),
            _ => Enumerable.Empty<CommandArgument>(),
        };
        foreach (var folder in made.Concat(FindCloned(command)))
            Add(GetPath(command, folder, _model), command.Span.Start);
        var into = command.Name switch
        {
            "tar" or "bsdtar" => command.GetOptionValue("-C", "--directory"),
            "unzip" => command.GetOptionValue("-d"),
            "useradd" or "adduser" => command.GetOptionValue("-d", "--home", "--home-dir") ?? GetUsualHome(command),
            _ => null,
        };
        if (into is not null)
            Add(ContainerPath.Combine(_model.GetWorkingDirectory(command), into) ?? into, command.Span.Start);
    }

    // Most archives hold one folder, which has their name. The command that fetched the archive may have named it.
    private void AddUnpacked(ImmutableArray<ShellCommand> commands)
    {
        var waiting = new List<string>();
        foreach (var command in commands)
        {
            waiting.AddRange(
                command.Arguments.SelectMany(argument => GetTopFolders(argument.Literal ?? Strip(argument.Text))));
            if (!CommandEffects.IsUnpacking(command))
                continue;
            foreach (var name in waiting.Where(name => !_topFolders.ContainsKey(name)))
                _topFolders[name] = command.Span.Start;
            waiting.Clear();
        }
    }

    private static string? GetUsualHome(ShellCommand command) =>
        command.Operands.LastOrDefault() is { } user ? "/home/" + Strip(user.Text) : null;

    private static IEnumerable<CommandArgument> FindCloned(ShellCommand command)
    {
        if (command is not { Name: "git", Action: "clone", Operands.Length: > 0 })
            return Enumerable.Empty<CommandArgument>();
        if (command.Operands.Length > 1)
            return command.Operands.Skip(1).Take(1);
        var url = Strip(command.Operands[0].Text).TrimEnd('/');
        var name = url.Substring(url.LastIndexOfAny(new[] { '/', ':' }) + 1);
        name = name.EndsWith(".git", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
        return new[] { new CommandArgument(name, name, command.Operands[0].Span) };
    }

    private static IEnumerable<string> GetTopFolders(string archive)
    {
        var extension = FileTypes.FindEnding(archive, FileTrait.Tar, FileTrait.Archive);
        if (extension is null)
            yield break;
        var text = archive.Substring(0, archive.Length - extension.Length);
        yield return ContainerPath.GetName(text);
        if (s_gitHubArchive.Match(text) is { Success: true } match)
            yield return match.Groups["name"].Value + "-" + match.Groups["version"].Value;
    }

    // An unknown variable is kept as written.
    private static string GetPath(ShellCommand command, CommandArgument argument, DockerfileModel model)
    {
        var text = argument.Literal ?? Strip(argument.Text);
        return text.StartsWith("$", StringComparison.Ordinal) || text.StartsWith("~", StringComparison.Ordinal)
            ? text.TrimEnd('/')
            : ContainerPath.Combine(model.GetWorkingDirectory(command), text) ?? ContainerPath.Normalize(text);
    }

    private static string Strip(string text) =>
        text.Replace("\"", "").Replace("'", "").Replace("${", "$").Replace("}", "");
}
