using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code writes a file where the user of the container may not.</summary>
internal sealed class WriteDenied() : CodeRule(new()
{
    Id = "DFA9301",
    Title = "Write files only where the container user has permission",
    Message = "'{0}' cannot write to '{1}': {2} starts the program as a user that does not own the directory",
    Consequence = Consequence.StartFails,
}, FileCall.Writers)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (FileCall.FindWritten(use) is { } file && file.Path.IndexOf('\\') < 0
            && context.Image.FindWriteProtection(file.Path) is { } decider)
            context.Report(use.Span, decider, [use.CallName, file.Path]);
    }
}
