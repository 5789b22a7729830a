namespace DockerfileAnalyzers.Tests;

/// <summary>Files of tests.</summary>
internal static class FolderWriter
{
    public static string Write(this TemporaryFolder folder, string relative, string text)
    {
        var path = folder.Add(relative);
        File.WriteAllText(path, text);
        return path;
    }
}
