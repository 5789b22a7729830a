using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using ModelContextProtocol.Protocol;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary><c>fix</c>: what fixes make of files or of a text; writes files on request only.</summary>
internal sealed class FixTool(Workspace workspace) : AgentTool("fix", About, Parameters, new ToolAnnotations
{
    Title = "Fix Dockerfiles",
    ReadOnlyHint = false,
    DestructiveHint = true,
})
{
    private const string About =
        "Applies the fixes of findings. By default nothing is written: it returns for each file that changes a diff "
        + "and the new text. With \"write\": true it changes the files. Safe fixes only, unless \"unsafe\" is true: "
        + "with safe fixes every build that passes still passes and the image behaves the same; an unsafe fix changes "
        + "what its title in 'lint' says, so look at the diff first. 'left' counts the warnings and errors of a file "
        + "that remain and need a change by hand.";

    private static Parameter Unsafe => new("unsafe", ParameterType.Flag,
        "Whether unsafe fixes are applied, too (default: false).");

    private static Parameter Write => new("write", ParameterType.Flag,
        "Whether the files are changed (default: false, a dry run). Not with 'text'.");

    private static ImmutableArray<Parameter> Parameters =>
    [
        SourceParameters.Paths, SourceParameters.Text, SourceParameters.FileName, SourceParameters.Rules, Unsafe, Write,
    ];

    protected override CallToolResult Call(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var selection = new FixSelection(arguments.GetFlag(Unsafe.Name), SourceParameters.FindRules(arguments));
        var isWritten = arguments.GetFlag(Write.Name);
        if (isWritten && arguments.Has(SourceParameters.Text.Name))
            throw new ToolException("'write' needs 'paths': a text is not written; save the text that is returned");
        var inputs = workspace.Read(SourceParameters.CreateRequest(arguments, workspace), cancellationToken);
        var result = new FixResult(workspace, isWritten);
        foreach (var problem in inputs.Problems)
            result.Add(problem);
        foreach (var input in inputs.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FileSet.IsGenerated(input.Path))
                result.Add(input, "The file is written by the build: fix what it is made of");
            else
                Fix(input, FileFixer.Compute(input.Analysis, selection.Includes), result);
        }

        return CreateResult(result.ToJson());
    }

    private void Fix(ToolInput input, FileFixes fixes, FixResult result)
    {
        if (result.IsWritten && fixes.HasChanges)
        {
            if (fixes.NewFiles.FirstOrDefault(file => !workspace.Contains(file.Path)) is { } outside)
            {
                result.Add(input, $"The file was not fixed because '{outside.Path}' is outside of the root");
                return;
            }

            try
            {
                fixes.Write(input.Files!);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                result.Add(input, $"The file was not fixed because {TextFile.DescribeWriteFailure(exception)}");
                return;
            }
        }

        result.Add(fixes);
    }
}
