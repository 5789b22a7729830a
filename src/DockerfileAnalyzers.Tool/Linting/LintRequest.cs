using DockerfileAnalyzers.Discovery;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>The input and options of an analysis.</summary>
/// <param name="Paths">Files and folders as the user wrote them; <c>-</c> is standard input.</param>
internal sealed record LintRequest(ImmutableArray<string> Paths)
{
    /// <summary>The current directory: output names paths relative to it. Full path.</summary>
    public required string Folder { get; init; }

    /// <summary>The text for <c>-</c>.</summary>
    public string StandardInput { get; init; } = "";

    /// <summary>Under which name that is analyzed.</summary>
    public string StandardInputPath { get; init; } = "Dockerfile";

    /// <summary>The project whose facts count, where the user names one: full path.</summary>
    public string? Project { get; init; }

    /// <summary>The configuration in addition to the files that are found.</summary>
    public HostSettings Settings { get; init; } = HostSettings.Default;

    /// <summary>Whether projects that no build has described are evaluated: that starts <c>dotnet</c>.</summary>
    public bool EvaluatesProjects { get; init; }

    /// <summary>Whether build contexts are measured to the byte, not rounded: for a report.</summary>
    public bool MeasuresExactly { get; init; }

    /// <summary>Whether findings that a baseline knows are reported like others.</summary>
    public bool IgnoresBaseline { get; init; }

    /// <summary>Whether findings are to be known again in a later version of their file.</summary>
    public bool HasFingerprints { get; init; }

    /// <summary>Is told what is done, as <c>(done, total)</c> files; from any thread.</summary>
    public Action<int, int>? Progress { get; init; }
}
