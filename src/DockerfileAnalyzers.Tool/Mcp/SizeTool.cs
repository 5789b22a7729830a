using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using ModelContextProtocol.Protocol;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary><c>size</c>: what the layers of an image weigh.</summary>
internal sealed class SizeTool(Workspace workspace) : AgentTool("size", About, Parameters, new ToolAnnotations
{
    Title = "Estimate the size of an image",
    ReadOnlyHint = true,
})
{
    private const string About =
        "Estimates the size of the image that a Dockerfile builds, without building it: bytes of each stage and layer "
        + "and of their contents, how certain each number is, what can be avoided, what a change rebuilds, and "
        + "the size of the image after safe fixes and after all fixes. Use it to find out why an image is large and "
        + "whether a change makes it smaller. Sizes are uncompressed; null means unknown.";

    private static Parameter File => new("path", ParameterType.Text,
        "The Dockerfile, relative to the root of the server (default: 'Dockerfile'). Not allowed with 'text'.");

    private static ImmutableArray<Parameter> Parameters =>
        [File, SourceParameters.Text, SourceParameters.FileName];

    protected override CallToolResult Call(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var request = CreateRequest(arguments);
        var inputs = workspace.Read(request with { MeasuresExactly = true }, cancellationToken);
        var input = inputs.Files.FirstOrDefault(file => !file.Analysis.IsIgnoreFile
            && (request.Paths is ["-"] || file.Path == request.Paths[0]));
        if (input is null)
        {
            throw new ToolException(inputs.Problems is [var problem, ..]
                ? $"{problem.DisplayPath}: {problem.Message}"
                : $"'{workspace.Display(request.Paths[0])}' is not a Dockerfile");
        }

        if (AnalysisLimits.Explain(input.Analysis.File) is { } reason)
            throw new ToolException($"The size cannot be estimated because the file {reason}");
        return CreateResult(ReportRenderer.Render(input, cancellationToken).Json);
    }

    private LintRequest CreateRequest(ToolArguments arguments)
    {
        if (arguments.Has(SourceParameters.Text.Name) || arguments.Has(SourceParameters.FileName.Name))
        {
            return arguments.Has(File.Name) ? throw new ToolException("Specify 'path' or 'text', not both")
                : SourceParameters.CreateRequest(arguments, workspace);
        }

        var path = arguments.GetText(File.Name) ?? "Dockerfile";
        var full = workspace.ResolveExisting(path);
        return Directory.Exists(full) ? throw new ToolException($"'{path}' is a directory; specify a Dockerfile")
            : new LintRequest([full]) { Folder = workspace.Folder };
    }
}
