using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>A format and where it is written.</summary>
/// <param name="File">As the user wrote it; <see langword="null"/> for standard output.</param>
internal sealed record OutputTarget(OutputFormat Format, string? File)
{
    /// <param name="text">The value of <c>--format</c>: <c>name</c> or <c>name=file</c>.</param>
    /// <param name="problem">The problem with it.</param>
    public static OutputTarget? TryParse(string text, out string? problem)
    {
        var parts = text.Split('=', 2);
        var format = OutputFormat.Find(parts[0]);
        problem = null;
        if (format is null)
            problem = $"'{parts[0]}' is not a format; use one of: {string.Join(", ", OutputFormat.Names)}";
        else if (parts is [_, ""])
            problem = $"'{text}' does not name a file";
        return problem is null ? new OutputTarget(format!, parts.Length == 2 ? parts[1] : null) : null;
    }

    /// <summary>The problem with a combination of targets.</summary>
    public static string? FindProblem(IReadOnlyCollection<OutputTarget> targets)
    {
        if (targets.Count(target => target.File is null) > 1)
            return "Only one format can be written to standard output; write the others as 'name=file'";
        var twice = targets.GroupBy(target => target.File).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null : $"Two formats are written to '{twice.Key}'";
    }

    /// <summary>Writes the file, whole or not at all; folders are created.</summary>
    /// <exception cref="ToolException">It cannot be written.</exception>
    public void WriteFile(LintReport report)
    {
        var writer = new StringWriter { NewLine = "\n" };
        Format.Write(report, new ToolOutput(writer));
        TextOutput.Write(Path.GetFullPath(File!, report.Folder), writer.ToString(), File!);
    }
}
