using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code opens a file by a path with backslashes, which separate nothing on Linux.</summary>
internal sealed class BackslashInPath() : CodeRule(new()
{
    Id = "DFA9302",
    Title = "Use '/' as the directory separator",
    Message = "'{0}' does not find '{1}': a backslash is part of the file name on Linux ({2}); use '/'",
    Fix = FixSafety.Safe,
    Consequence = Consequence.StartFails,
}, FileCall.Readers)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (FileCall.FindRead(use) is not { Path: var path, Value: var value } || path.IndexOf('\\') < 0)
            return;
        var isWindows = ContainerPath.IsAbsolute(path);
        context.Report(use.Span, context.Image.Start, [use.CallName, path], value.IsLiteral && !isWindows
            ? Fix.Safe("Use '/' as the separator", Change.ChangesCode,
                TextEdit.Replace(value.Span, $"\"{path.Replace('\\', '/')}\""))
            : null);
    }
}
