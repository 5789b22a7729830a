using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.LanguageServer.Sources;

/// <summary>The client's settings for reading files.</summary>
internal sealed record SourceSettings
{
    /// <summary>
    /// <c>None</c>, <c>Minimum</c>, <c>Recommended</c> or <c>All</c>; <see langword="null"/> where the configuration
    /// files decide.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary>The configuration file, instead of those next to and above each file.</summary>
    public string? Config { get; init; }

    public bool ReadsHadolint { get; init; } = true;

    /// <summary>Whether projects that no build has described are evaluated: that starts <c>dotnet</c>.</summary>
    public bool RestoresFacts { get; init; }
}

/// <summary>The result of reading the files around a document.</summary>
/// <param name="Files">Sorted by path.</param>
/// <param name="Problems">Files that were not read, and invalid settings, as messages for users.</param>
/// <param name="UnknownProjects">The projects of which nothing is known: full paths.</param>
internal sealed record SourceFiles(
    ImmutableArray<AnalysisInput> Files, ImmutableArray<string> Problems, ImmutableArray<string> UnknownProjects);

/// <summary>Reads files with all that is known around them, as the command line does.</summary>
internal interface ISourceReader
{
    /// <summary>A document with the text of the editor and the known facts about the file.</summary>
    /// <param name="path">Full path; the file may not exist.</param>
    SourceFiles ReadDocument(string path, string text, SourceSettings settings, CancellationToken cancellationToken);

    /// <summary>All Dockerfiles and ignore files of a folder.</summary>
    /// <param name="folder">Full path.</param>
    SourceFiles ReadFolder(string folder, SourceSettings settings, CancellationToken cancellationToken);

    /// <summary>The page of a rule, as Markdown.</summary>
    string ReadPage(RuleDescriptor rule);
}
