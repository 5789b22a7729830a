using DockerfileAnalyzers.Tool.Commands;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tests;

/// <summary>The output of a run of the tool, and its exit code.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the command line in a folder, as if it were started there.</summary>
    public static ToolRun In(TemporaryFolder folder, params string[] args) => In(folder, "", args);

    /// <param name="folder">Full path.</param>
    public static ToolRun InFolder(string folder, params string[] args) => In(folder, "", args);

    /// <param name="input">Standard input.</param>
    public static ToolRun In(TemporaryFolder folder, string input, string[] args) => In(folder.Path, input, args);

    /// <summary>A host whose output nobody reads.</summary>
    public static ToolHost CreateHost(TemporaryFolder folder) => new(
        TextReader.Null, new ToolOutput(TextWriter.Null), new ToolOutput(TextWriter.Null), folder.Path);

    private static ToolRun In(string folder, string input, string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exitCode = ToolCommand.Run(args, new ToolHost(
            new StringReader(input), new ToolOutput(output), new ToolOutput(error), folder));
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
