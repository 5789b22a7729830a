using Spectre.Console;

namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>
/// Writes text with styles; if the output has no colors, only the text, without a buffer, because it can be long.
/// </summary>
internal sealed class StyledWriter(ToolOutput output)
{
    private IAnsiConsole? _console;

    /// <param name="style">In the markup of Spectre.Console: <c>bold</c>, a color, or <c>link=…</c>.</param>
    public void Write(string text, string? style = null)
    {
        if (style is null || !output.HasColors)
        {
            output.Writer.Write(text);
            return;
        }

        _console ??= Terminal.Create(output);
        _console.Markup($"[{style}]{Markup.Escape(text)}[/]");
    }

    public void WriteLine(string text = "") => output.Writer.WriteLine(text);
}
