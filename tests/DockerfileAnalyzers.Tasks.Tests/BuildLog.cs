using System.Collections;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tests;

/// <summary>A build that remembers what its tasks say.</summary>
internal sealed class BuildLog : IBuildEngine
{
    public List<string> Warnings { get; } = [];

    public List<string> Errors { get; } = [];

    /// <summary>The messages of high importance, which a build prints by default.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>The full path, line and column of each warning and error; 0 for a whole file.</summary>
    public List<(string File, int Line, int Column)> Places { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "/packages/DockerfileAnalyzers.targets";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties,
        IDictionary targetOutputs) => false;

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e)
    {
        Errors.Add($"{Path.GetFileName(e.File)} {e.Code}: {e.Message}");
        Places.Add((e.File, e.LineNumber, e.ColumnNumber));
    }

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Importance is MessageImportance.High)
            Messages.Add(e.Message!);
    }

    public void LogWarningEvent(BuildWarningEventArgs e)
    {
        Warnings.Add($"{Path.GetFileName(e.File)} {e.Code}: {e.Message}");
        Places.Add((e.File, e.LineNumber, e.ColumnNumber));
    }
}
