namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>Text that the tool writes, and what its reader can show.</summary>
/// <param name="HasColors">Whether it is a terminal that shows colors and links.</param>
/// <param name="Width">The columns of the terminal; of what is not one, as many as are easy to read.</param>
/// <param name="IsTerminal">Whether a user may be watching it.</param>
internal sealed record ToolOutput(
    TextWriter Writer, bool HasColors = false, int Width = ToolOutput.DefaultWidth, bool IsTerminal = false)
{
    private const int DefaultWidth = 160;

    /// <summary>A line for people: what it quotes of files and arguments cannot give orders.</summary>
    public void WriteLine(string text) => Writer.WriteLine(VisibleText.Escape(text));

    /// <summary>Lines that people read on a terminal and programs read elsewhere: there they are as they are.</summary>
    public void WriteLines(string text) => Writer.Write(IsTerminal ? VisibleText.EscapeLines(text) : text);

    /// <summary>An output of this process.</summary>
    public static ToolOutput Create(TextWriter writer, bool isRedirected) => isRedirected ? new ToolOutput(writer)
        : new ToolOutput(writer, HasColor(), GetWidth(), IsTerminal: true);

    // https://no-color.org: set and not empty.
    private static bool HasColor() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static int GetWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}

/// <summary>The process around the tool: a test has one of its own.</summary>
/// <param name="Folder">The current directory, full path.</param>
internal sealed record ToolHost(TextReader Input, ToolOutput Output, ToolOutput Error, string Folder)
{
    private const int OutputBufferSize = 16_384;

    /// <summary>Standard input for a protocol that reads bytes.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    /// <summary>Standard output for a protocol that writes bytes.</summary>
    public Func<Stream> OpenOutput { get; init; } = Console.OpenStandardOutput;

    /// <summary>The host of this process.</summary>
    public static ToolHost Create() => new(
        Console.In,
        ToolOutput.Create(
            Console.IsOutputRedirected ? OpenBuffered() : Console.Out, Console.IsOutputRedirected),
        ToolOutput.Create(Console.Error, Console.IsErrorRedirected),
        Directory.GetCurrentDirectory());

    // The console's own writer passes on 256 characters at a time.
    private static StreamWriter OpenBuffered() =>
        new(Console.OpenStandardOutput(), Console.Out.Encoding, OutputBufferSize) { AutoFlush = true };
}
