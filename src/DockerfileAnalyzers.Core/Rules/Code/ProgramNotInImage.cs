using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code starts a program that the image does not contain.</summary>
internal sealed class ProgramNotInImage() : CodeRule(new()
{
    Id = "DFA9201",
    Title = "Install the programs that the code starts",
    Message = "'{0}' fails: the image of {2} does not contain '{1}'",
    Consequence = Consequence.StartFails,
}, Diagnostics + "Process.Start", Diagnostics + "ProcessStartInfo..ctor", Diagnostics + "ProcessStartInfo.FileName")
{
    private const string Diagnostics = "System.Diagnostics.";

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var program = use.Member == "FileName" ? use.Assigned?.Text : use.GetText("fileName");
        if (program is { Length: > 0 } && context.Image.FindProgram(program) is Presence.Absent)
            context.Report(use.Span, context.Image.From, [use.CallName, program]);
    }
}
