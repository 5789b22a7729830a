using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>The results of a run, and the part of them to write.</summary>
/// <param name="Folder">The current directory, full path.</param>
internal sealed record LintReport(LintResult Result, string Folder)
{
    /// <summary>Whether the findings are also counted by rule.</summary>
    public bool HasStatistics { get; init; }

    /// <summary>Whether findings are all that is written.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>
    /// The folder of the repository: the services that show findings next to the code name files relative to it.
    /// </summary>
    public string Root
    {
        get => field ??= RepositoryRoot.Find(Folder);
        init;
    }

    /// <summary>All that is reported, in the order of the files.</summary>
    public IEnumerable<ReportedFinding> Reported => Result.Files.SelectMany(file =>
        file.Reported.Select(finding => new ReportedFinding(file, finding)));

    /// <summary>Relative to <see cref="Root"/> where a path is in it, with <c>/</c>.</summary>
    /// <param name="path">A full path, or one that is displayed.</param>
    public string GetRepositoryPath(string path) => DisplayPath.Create(Path.Combine(Folder, path), Root);
}

/// <summary>A finding and where it is.</summary>
internal readonly record struct ReportedFinding(FileResult File, Finding Finding)
{
    public Location Location => Location.Create(File.File, Location.TrimEnd(File.File, Finding.Span));
}
