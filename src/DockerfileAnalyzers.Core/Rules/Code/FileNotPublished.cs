using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code opens a file of the project that a publish does not copy.</summary>
internal sealed class FileNotPublished() : CodeRule(new()
{
    Id = "DFA9305",
    Title = "Publish the files that the code opens",
    Message = "'{0}' does not find '{1}' in the container ({2}): the project does not copy the file to its "
        + "output; set 'CopyToOutputDirectory'",
}, FileCall.Readers)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (FileCall.FindRead(use) is { Path: var path } && path.IndexOf('\\') < 0
            && UnpublishedFile.Is(context.Image, path))
            context.Report(use.Span, context.Image.Start, [use.CallName, path]);
    }
}
