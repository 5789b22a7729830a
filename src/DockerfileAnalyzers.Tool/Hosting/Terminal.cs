using Spectre.Console;

namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>Text for people: with colors and links where the output is a terminal.</summary>
internal static class Terminal
{
    // Output that is not a terminal has no width: nothing is wrapped there.
    private const int Unlimited = 100_000;

    public static IAnsiConsole Create(ToolOutput output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = output.HasColors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = output.HasColors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output.Writer),
        });
        console.Profile.Capabilities.Links = output.HasColors;
        console.Profile.Width = Unlimited;
        return console;
    }
}
