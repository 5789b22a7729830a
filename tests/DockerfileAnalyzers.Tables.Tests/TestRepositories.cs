using System.Diagnostics;

namespace DockerfileAnalyzers.Tables.Tests;

/// <summary>Small repositories with a history, made for a test.</summary>
internal sealed class TestRepositories : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("tables-").FullName;

    public Sources Sources => new(new Dictionary<string, string>(), Folder, updates: false);

    public void Commit(string repository, string date, params (string Path, string Text)[] files)
    {
        var folder = GetFolder(repository);
        Directory.CreateDirectory(folder);
        if (!Directory.Exists(Path.Combine(folder, ".git")))
            Git(folder, date, "init", "-q");
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }

        Git(folder, date, "add", "-A");
        Git(
            folder,
            date,
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.org",
            "commit",
            "-q",
            "-m",
            "State of " + date);
    }

    public string GetFolder(string repository) => Path.Combine(Folder, repository.Replace('/', '+'));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Git(string folder, string date, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder };
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = date + "T12:00:00Z";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}
