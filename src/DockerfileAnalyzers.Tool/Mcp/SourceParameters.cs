using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using DockerfileAnalyzers.Tool.Rules;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>Which files a call is about, or which text.</summary>
internal static class SourceParameters
{
    private const string StandardInput = "-";

    public static Parameter Paths { get; } = new("paths", ParameterType.Texts,
        "Files and directories, relative to the root of the server (default: the root). Directories are searched for "
        + "Dockerfiles; compose and Bake files stand for the Dockerfiles that they build. Not allowed with 'text'.");

    public static Parameter Text { get; } = new("text", ParameterType.Text,
        "The text of a Dockerfile that is not saved yet, instead of a file.");

    public static Parameter FileName { get; } = new("fileName", ParameterType.Text,
        "With 'text': the path where it will be saved (default: 'Dockerfile'). It determines the facts that apply: the "
        + "build context, .dockerignore, configuration and .NET projects.");

    public static Parameter Rules { get; } = new("rules", ParameterType.Texts,
        "Only these rules: ids such as 'DFA1202', names, or ids of hadolint, ShellCheck or BuildKit such as 'DL3015'.");

    /// <exception cref="ToolException">A path does not exist or is outside of the workspace.</exception>
    public static LintRequest CreateRequest(ToolArguments arguments, Workspace workspace)
    {
        var paths = arguments.GetTexts(Paths.Name);
        if (arguments.GetText(Text.Name) is not { } text)
        {
            if (arguments.Has(FileName.Name))
                throw new ToolException("'fileName' requires 'text'; use 'paths' for files");
            paths = paths.IsEmpty ? ["."] : paths;
            return new LintRequest([.. paths.Select(workspace.ResolveExisting)]) { Folder = workspace.Folder };
        }

        if (!paths.IsEmpty)
            throw new ToolException("Specify 'paths' or 'text', not both");
        return new LintRequest([StandardInput])
        {
            Folder = workspace.Folder,
            StandardInput = text,
            StandardInputPath = workspace.Resolve(arguments.GetText(FileName.Name) ?? "Dockerfile"),
        };
    }

    /// <summary>The ids of the rules that a call is about; none for all.</summary>
    /// <exception cref="ToolException">There is no such rule; the message names the nearest.</exception>
    public static ImmutableArray<string> FindRules(ToolArguments arguments) =>
    [
        .. arguments.GetTexts(Rules.Name).SelectMany(name => RuleFinder.Find(name)).Select(rule => rule.Id).Distinct(),
    ];
}
