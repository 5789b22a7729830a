namespace DockerfileAnalyzers.Tests;

/// <summary>A folder of its own for one test; gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dfa").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>A file of so many bytes; on file systems that can, they take no room.</summary>
    public string Add(string relative, long bytes = 0)
    {
        var path = this[relative];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        file.SetLength(bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
