using System.Collections.Concurrent;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Projects;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>A file with all known facts, ready for the engine.</summary>
/// <param name="Files">The files that it was read with; <see langword="null"/> for standard input.</param>
internal sealed record ToolInput(AnalysisInput Analysis, InputFiles? Files)
{
    /// <summary>Full path.</summary>
    public string Path => Analysis.File.Path;
}

/// <summary>The files of a request.</summary>
/// <param name="Files">Sorted by path.</param>
/// <param name="Problems">Files that were not read; sorted by path.</param>
internal sealed record ToolInputs(ImmutableArray<ToolInput> Files, ImmutableArray<ToolProblem> Problems)
{
    /// <summary>
    /// The settings of the configuration files that the engine does not read, such as when a run fails.
    /// </summary>
    public required ConfigurationSet Configuration { get; init; }

    /// <summary>The projects around the Dockerfiles of which nothing is known: full paths.</summary>
    public ImmutableArray<string> UnknownProjects { get; init; } = [];

    /// <summary>The lowest severity that fails a run, as configuration files say it for a file.</summary>
    public string? GetFailOn(string path) =>
        Configuration.GetFile(path)?.FailOn ?? Configuration.GetHadolint(path)?.FailOn;
}

/// <summary>Finds and reads the files of a request.</summary>
internal sealed class InputReader
{
    private readonly LintRequest _request;
    private readonly Action<ToolInput, int>? _use;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentBag<ToolProblem> _problems = [];
    private readonly ProjectFiles _projects;
    private int _total;

    private InputReader(LintRequest request, Action<ToolInput, int>? use, CancellationToken cancellationToken)
    {
        _request = request;
        _use = use;
        _cancellationToken = cancellationToken;
        _projects = new ProjectFiles(request.EvaluatesProjects ? Evaluate : null);
    }

    private string StandardInputFullPath => Path.GetFullPath(_request.StandardInputPath, _request.Folder);

    /// <exception cref="ToolException">A path does not exist.</exception>
    public static ToolInputs Read(LintRequest request, CancellationToken cancellationToken = default) =>
        Read(request, null, cancellationToken);

    /// <param name="use">
    /// Is given each file as soon as it is read, and how many files there are as far as is known; from any thread.
    /// </param>
    /// <exception cref="ToolException">A path does not exist.</exception>
    public static ToolInputs Read(
        LintRequest request, Action<ToolInput, int>? use, CancellationToken cancellationToken)
    {
        using var memory = RunMemory.Begin();
        var reader = new InputReader(request, use, cancellationToken);
        var files = reader.ReadAll();
        var configuration = reader.ReadConfiguration(files);
        return new ToolInputs(files, [.. ToolProblem.Sort(reader._problems.Distinct())])
        {
            Configuration = configuration,
            UnknownProjects = [.. reader._projects.Unknown],
        };
    }

    private ImmutableArray<ToolInput> ReadAll()
    {
        var selection = FileSelection.Find(_request, _cancellationToken);
        foreach (var (path, message) in selection.Unread)
            Report(path, message);
        // The facts around a Dockerfile belong to the directory of its project, or to its own.
        var groups = selection.Dockerfiles.Select(path => (Path: path, Facts: FindFacts(path, selection.Projects)))
            .GroupBy(file => (Folder: GetFolder(file.Path, file.Facts), file.Facts), file => file.Path).ToArray();
        var inputs = new ConcurrentDictionary<string, ToolInput>(StringComparer.Ordinal);
        // The input is used, not the file with that name.
        var piped = _request.Paths.Contains("-") ? StandardInputFullPath : null;
        _total = selection.Dockerfiles.Length - selection.Companions.Count + (piped is null ? 0 : 1);
        var options = new ParallelOptions { CancellationToken = _cancellationToken };
        Parallel.ForEach(groups, options, group =>
        {
            var added = ReadGroup(group.Key.Folder, group.Key.Facts, [.. group])
                .Where(input => input.Path != piped && !selection.Companions.Contains(input.Path)
                    && inputs.TryAdd(input.Path, input))
                .ToArray();
            // An ignore file is found next to its Dockerfile.
            Interlocked.Add(ref _total, added.Count(input => !group.Contains(input.Path)));
            Parallel.ForEach(added, options, Use);
        });
        if (piped is not null)
            Use(inputs[piped] = CreateStandardInput());
        return [.. inputs.Values.OrderBy(input => input.Path, StringComparer.Ordinal)];
    }

    private void Use(ToolInput input) => _use?.Invoke(input, _total);

    private ProjectFacts? FindFacts(string dockerfile, IReadOnlyList<string> projects)
    {
        var candidates = _request.Project is { } project ? [project] : projects;
        lock (_projects)
            return _projects.FindFacts(dockerfile, candidates.Count > 0
                ? candidates : ProjectFiles.FindAround(dockerfile));
    }

    private List<ToolInput> ReadGroup(string folder, ProjectFacts? facts, string[] dockerfiles)
    {
        var log = new ToolLog(this);
        var project = new ProjectDescription(folder)
        {
            NamedFiles = [.. dockerfiles.Select(path => CreateNamed(path, facts?.Find(path)))],
            LastFacts = facts,
        };
        var files = InputFiles.Read(
            DockerfileDiscovery.Find(project, log, _request.Settings.Configuration), log, _request.Settings,
            _request.MeasuresExactly);
        var inputs = new List<ToolInput>();
        foreach (var path in files.Paths)
            log.Guard(path, () =>
            {
                if (files.Find(path) is { } input)
                    inputs.Add(new ToolInput(
                        _request.IgnoresBaseline ? input with { Baseline = null } : input, files));
            });
        return inputs;
    }

    // The facts about the file of that name apply, if there is one; the text is the standard input.
    private ToolInput CreateStandardInput()
    {
        var path = StandardInputFullPath;
        var file = new SourceFile(path, _request.StandardInput);
        var known = RegularFile.IsFile(path)
            ? ReadAlone(path).Find(input => input.Path == path)?.Analysis : null;
        return new ToolInput((known ?? AnalysisInput.Create(file) with
        {
            Config = _request.Settings.ReadConfigs([path]).GetConfig(path),
        }) with { File = file }, null);
    }

    private List<ToolInput> ReadAlone(string path)
    {
        var facts = FindFacts(path, []);
        return ReadGroup(GetFolder(path, facts), facts, [path]);
    }

    // Where a build looks from: what it infers must be inferred again.
    private static string GetFolder(string dockerfile, ProjectFacts? facts) =>
        Path.GetDirectoryName(facts?.ProjectFile ?? dockerfile)!;

    private static NamedDockerfile CreateNamed(string path, DockerfileFacts? facts) =>
        new(path, facts is { IsContextCertain: true } ? facts.Context : null, facts?.TargetStage);

    // A setting without an effect is not a finding, but always reported.
    private ConfigurationSet ReadConfiguration(ImmutableArray<ToolInput> files)
    {
        var configuration = ConfigurationSet.Find(files.Select(file => file.Path), _request.Settings.Configuration);
        foreach (var problem in configuration.Problems)
            _problems.Add(ToolProblem.Create(problem, _request.Folder));
        return configuration;
    }

    private ProjectFacts? Evaluate(string project)
    {
        try
        {
            return ProjectEvaluator.Evaluate(project, _cancellationToken);
        }
        catch (ToolException exception)
        {
            Report(project, exception.Message);
            return null;
        }
    }

    private void Report(string path, string message) =>
        _problems.Add(new ToolProblem(DisplayPath.Create(path, _request.Folder), message));

    private sealed class ToolLog(InputReader reader) : HostLog("The analysis", reader._request.Settings)
    {
        public override void Report(Problem problem) => reader.Report(problem.Path, problem.Message);

        // Whatever the severity of the rule about such files: the run is not complete.
        public override void ReportUnread(string path, string reason) =>
            reader.Report(path, $"The file was not read because {reason}");
    }
}
