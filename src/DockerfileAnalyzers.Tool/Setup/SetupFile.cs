using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Setup;

/// <summary>A file that <c>init</c> creates.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Text">Its content.</param>
internal sealed record SetupFile(string Path, string Text)
{
    /// <summary>A file from a template of the tool.</summary>
    /// <param name="template">The name of the template.</param>
    public static SetupFile FromTemplate(string template, string path)
    {
        using var stream = typeof(SetupFile).Assembly.GetManifestResourceStream("templates/" + template)!;
        using var reader = new StreamReader(stream);
        return new SetupFile(path, reader.ReadToEnd().ReplaceLineEndings("\n")
            .Replace("{version}", ProductInfo.Version, StringComparison.Ordinal));
    }

    /// <summary>Creates the file, unless there is one: nothing is ever overwritten.</summary>
    /// <exception cref="ToolException">It cannot be written.</exception>
    public void Create(ToolHost host)
    {
        var name = DisplayPath.Create(Path, host.Folder);
        if (RegularFile.Exists(Path))
        {
            host.Output.WriteLine($"{name} already exists and was not changed");
            return;
        }

        TextOutput.Write(Path, Text, name);
        host.Output.WriteLine($"{name} created");
    }
}
