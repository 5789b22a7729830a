using DockerfileAnalyzers.Tool.Hosting;
using Spectre.Console;

namespace DockerfileAnalyzers.Tool.Rules;

/// <summary>Shows Markdown: as it is where the output is not a terminal.</summary>
internal static class PageWriter
{
    public static void Write(string markdown, ToolOutput output)
    {
        var console = Terminal.Create(output);
        var isCode = false;
        foreach (var line in markdown.TrimEnd('\n').Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            var style = isFence ? "grey" : isCode ? "cyan" : line.StartsWith('#') ? "bold" : null;
            console.MarkupLine(style is null ? Markup.Escape(line) : $"[{style}]{Markup.Escape(line)}[/]");
        }
    }
}
