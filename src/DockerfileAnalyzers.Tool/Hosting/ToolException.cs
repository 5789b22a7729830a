namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>An error that the user can fix; the message says what is wrong and what to do.</summary>
internal sealed class ToolException(string message) : Exception(message);
