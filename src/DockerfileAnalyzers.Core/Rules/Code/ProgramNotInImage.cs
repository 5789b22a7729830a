using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code starts a program that the image does not contain.</summary>
internal sealed class ProgramNotInImage() : CodeRule(new()
{
    Id = "DFA9201",
    Title = "Install the programs that the code starts",
    Message = "'{0}' fails: the image ({2}) does not contain '{1}'",
    Consequence = Consequence.StartFails,
}, Diagnostics + "Process.Start", Diagnostics + "ProcessStartInfo..ctor", Diagnostics + "ProcessStartInfo.FileName")
{
    private const string Diagnostics = "System.Diagnostics.";

    // The program that .NET starts for a URL with UseShellExecute; without it, no URL can be opened.
    private const string Opener = "xdg-open";

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var file = use.Member == "FileName" ? use.Assigned : use.Find("fileName")?.Value;
        var program = IsAddress(file?.Beginning) ? Opener : file?.Text;
        if (program is { Length: > 0 } && context.Image.FindProgram(program) is Presence.Absent)
            context.Report(use.Span, context.Image.From, [use.CallName, program]);
    }

    private static bool IsAddress(string? text) => text is not null && new[] { "http://", "https://", "mailto:" }
        .Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
