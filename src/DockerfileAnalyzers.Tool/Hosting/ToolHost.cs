namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>Text that the tool writes, and what its reader can show.</summary>
/// <param name="HasColors">Whether it is a terminal that shows colors and links.</param>
internal sealed record ToolOutput(TextWriter Writer, bool HasColors = false);

/// <summary>The process around the tool: a test has one of its own.</summary>
/// <param name="Folder">The current directory, full path.</param>
internal sealed record ToolHost(TextReader Input, ToolOutput Output, ToolOutput Error, string Folder)
{
    /// <summary>The host of this process.</summary>
    public static ToolHost Create() => new(
        Console.In,
        new ToolOutput(Console.Out, HasColors(Console.IsOutputRedirected)),
        new ToolOutput(Console.Error, HasColors(Console.IsErrorRedirected)),
        Directory.GetCurrentDirectory());

    // https://no-color.org: set and not empty.
    private static bool HasColors(bool isRedirected) => !isRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
