using System.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The folder that reports are written to; made if it is not there.</summary>
public sealed class ReportFolder(string path)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the report on a Dockerfile, in one file for each format.</summary>
    /// <param name="forms">The file name extension of each, with the dot, and the text.</param>
    /// <returns>The path of the files without their extensions.</returns>
    public string Write(string dockerfile, params (string Extension, string Text)[] forms)
    {
        Directory.CreateDirectory(path);
        var stem = Path.Combine(path, ChooseName(dockerfile));
        foreach (var (extension, text) in forms)
            TextFile.WriteAtomically(stem + extension, text, new UTF8Encoding(false));
        return stem;
    }

    // The name of the Dockerfile; if two have the same name, prefixed with the directory.
    private string ChooseName(string dockerfile)
    {
        var name = Path.GetFileName(dockerfile);
        for (var folder = Path.GetDirectoryName(dockerfile); !_names.Add(name); folder = Path.GetDirectoryName(folder))
            name = folder is null or "" ? name + "-" : Path.GetFileName(folder) + "-" + name;
        return name;
    }
}
