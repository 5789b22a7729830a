namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>What the user can do something about; the message says what is wrong and what to do.</summary>
internal sealed class ToolException(string message) : Exception(message);
