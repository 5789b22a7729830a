using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code opens a file of the project by a name in another case.</summary>
internal sealed class FileInOtherCase() : CodeRule(new()
{
    Id = "DFA9303",
    Title = "Use the case of the file's name",
    Message =
        "'{0}' does not find '{1}': the file is '{2}', and case matters on Linux ({3})",
    Fix = FixSafety.Safe,
    Consequence = Consequence.StartFails,
}, FileCall.Readers)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (FileCall.FindRead(use) is not { Path: var path, Value: var value }
            || path.IndexOf('\\') >= 0 || context.Image.FindOtherCase(path) is not { } actual)
            return;
        context.Report(use.Span, context.Image.Start, [use.CallName, path, actual], value.IsLiteral
            ? Fix.Safe($"Use '{actual}'", Change.ChangesCode, TextEdit.Replace(value.Span, $"\"{actual}\"")) : null);
    }
}
