using DockerfileAnalyzers.Tool.Hosting;
using System.Collections.Concurrent;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>Finds the files of a request and analyzes them.</summary>
internal sealed class Linter
{
    private readonly LintRequest _request;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentBag<Problem> _problems = [];
    private readonly ProjectFiles _projects = new();
    private int _done;

    private Linter(LintRequest request, CancellationToken cancellationToken)
    {
        _request = request;
        _cancellationToken = cancellationToken;
    }

    private string StandardInputFullPath => Path.GetFullPath(_request.StandardInputPath, _request.Folder);

    /// <exception cref="ToolException">A path does not exist.</exception>
    public static LintResult Run(LintRequest request, CancellationToken cancellationToken = default) =>
        new Linter(request, cancellationToken).Run();

    private LintResult Run()
    {
        var inputs = ReadInputs();
        var results = new ConcurrentBag<FileResult>();
        Parallel.ForEach(inputs, new ParallelOptions { CancellationToken = _cancellationToken }, input =>
        {
            Guard(input.File.Path, () => results.Add(new FileResult(input.File,
                DisplayPath.Create(input.File.Path, _request.Folder),
                RuleEngine.Analyze(input, _cancellationToken))));
            _request.Progress?.Invoke(Interlocked.Increment(ref _done), inputs.Length);
        });
        return new LintResult(
            [.. results.OrderBy(result => result.File.Path, StringComparer.Ordinal)],
            [.. _problems.Distinct().OrderBy(problem => problem.DisplayPath, StringComparer.Ordinal)
                .ThenBy(problem => problem.Message, StringComparer.Ordinal)]);
    }

    /// <summary>The files of a request with all that is known of each, ready for the engine.</summary>
    private AnalysisInput[] ReadInputs()
    {
        var selection = FileSelection.Find(_request, _cancellationToken);
        // What is known around a Dockerfile is known by its folder.
        var groups = selection.Dockerfiles.GroupBy(path =>
            (Folder: Path.GetDirectoryName(path)!, Facts: FindFacts(path, selection.Projects))).ToArray();
        var inputs = new ConcurrentDictionary<string, AnalysisInput>(StringComparer.Ordinal);
        Parallel.ForEach(groups, new ParallelOptions { CancellationToken = _cancellationToken }, group =>
        {
            foreach (var input in ReadGroup(group.Key.Folder, group.Key.Facts, [.. group]))
                inputs.TryAdd(input.File.Path, input);
        });
        if (_request.Paths.Contains("-"))
            inputs[StandardInputFullPath] = CreateStandardInput();
        return [.. inputs.Values.OrderBy(input => input.File.Path, StringComparer.Ordinal)];
    }

    private ProjectFacts? FindFacts(string dockerfile, IReadOnlyList<string> projects)
    {
        lock (_projects)
            return _projects.FindFacts(dockerfile, _request.Project is { } project ? [project]
                : projects.Count > 0 ? projects : ProjectFiles.FindAround(dockerfile));
    }

    private List<AnalysisInput> ReadGroup(string folder, ProjectFacts? facts, string[] dockerfiles)
    {
        var log = new ToolLog(this);
        var project = new ProjectDescription(folder)
        {
            NamedFiles = [.. dockerfiles.Select(path => CreateNamed(path, facts?.Find(path)))],
            LastFacts = facts,
        };
        var files = InputFiles.Read(DockerfileDiscovery.Find(project, log), log);
        var inputs = new List<AnalysisInput>();
        foreach (var path in files.Paths)
            Guard(path, () =>
            {
                if (files.Find(path) is { } input)
                    inputs.Add(input);
            });
        return inputs;
    }

    // What is known of the file of that name counts, if there is one; the text is what was piped in.
    private AnalysisInput CreateStandardInput()
    {
        var path = StandardInputFullPath;
        var file = new SourceFile(path, _request.StandardInput);
        var known = RegularFile.IsFile(path)
            ? ReadGroup(Path.GetDirectoryName(path)!, FindFacts(path, []), [path])
                .Find(input => input.File.Path == path)
            : null;
        return (known ?? AnalysisInput.Create(file) with
        {
            Config = HostSettings.Default.ReadConfigs([path]).GetConfig(path),
        }) with { File = file };
    }

    private static NamedDockerfile CreateNamed(string path, DockerfileFacts? facts) =>
        new(path, facts is { IsContextCertain: true } ? facts.Context : null, facts?.TargetStage);

    private void Report(string path, string message) =>
        _problems.Add(new Problem(DisplayPath.Create(path, _request.Folder), message));

    private void Guard(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Report(path, RuleEngine.CreateFailure("The analysis", exception).Message);
        }
    }

    private sealed class ToolLog(Linter linter) : DiscoveryLog
    {
        public override void ReportUnread(string path, string reason) =>
            linter.Report(path, $"The file was not read because {reason}");

        public override void Guard(string path, Action action) => linter.Guard(path, action);
    }
}
