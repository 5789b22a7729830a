using System.Diagnostics;

namespace DockerfileAnalyzers.Tables.Tests;

/// <summary>Small repositories with a history, made for the test.</summary>
[TestClass]
public sealed class RepositoryTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tables-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void A_tag_that_left_the_manifest_is_retired_and_one_of_a_preview_is_expected()
    {
        Commit("2026-01-01", ("manifest.json", Manifest("8.0", "8.0.1")));
        Commit("2026-02-01", ("manifest.json", Manifest("11.0-preview", "11.0.0-preview.1")));
        var rows = DotNetTags.Create(Open("dotnet/dotnet-docker")).ToText().Split('\n');
        CollectionAssert.Contains(rows, "aspnet\t8.0\tnoble\t2026-01-01");
        CollectionAssert.Contains(rows, "aspnet\t11.0\tnoble\texpected");
        StringAssert.Contains(rows[1], "# source: dotnet/dotnet-docker@");
        StringAssert.Contains(rows[1], " 2026-02-01");
    }

    [TestMethod]
    public void The_pages_of_endoflife_date_give_cycles_and_code_names()
    {
        Commit("2026-03-01", ("products/debian.md", "---\ntitle: Debian\nreleases:\n  - releaseCycle: \"12\"\n    codename: Bookworm\n    releaseDate: 2023-06-10\n    eol: 2026-06-10\n    eoes: 2028-06-30\n    latest: \"12.11\"\n\n---\ntext\n"));
        var release = EndOfLife.ReadReleases(Open("endoflife-date/endoflife.date").Get("endoflife-date/endoflife.date"), "debian").Single();
        Assert.AreEqual(new Release("12", "2023-06-10", "2026-06-10", "2028-06-30", "bookworm", "12.11"), release);
    }

    [TestMethod]
    public void A_file_that_a_source_does_not_have_is_named_with_the_source()
    {
        Commit("2026-03-01", ("a.txt", "a"));
        var repository = Open("owner/name").Get("owner/name");
        StringAssert.Contains(Assert.ThrowsExactly<TablesException>(() => repository.Read("b.txt")).Message, "'b.txt' is not in owner/name@");
    }

    [TestMethod]
    public void A_folder_without_a_repository_is_named() =>
        StringAssert.Contains(Assert.ThrowsExactly<TablesException>(() => Open("owner/name").Get("owner/name")).Message, _folder);

    private static string Manifest(string tag, string version) => $$"""
        { "repos": [ { "name": "dotnet/aspnet", "images": [ { "productVersion": "{{version}}", "sharedTags": { "{{tag}}": {} },
          "platforms": [ { "dockerfile": "src/aspnet/{{version[..version.IndexOf('.')]}}.0/noble/amd64", "os": "linux", "tags": { "{{tag}}-noble-amd64": {} } } ] } ] } ] }
        """;

    private Sources Open(string name) => new(new Dictionary<string, string> { [name] = _folder }, _folder, updates: false);

    private void Commit(string date, params (string Path, string Text)[] files)
    {
        if (!Directory.Exists(Path.Combine(_folder, ".git")))
            Git(date, "init", "-q");
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
            File.WriteAllText(Path.Combine(_folder, path), text);
        }

        Git(date, "add", "-A");
        Git(date, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "State of " + date);
    }

    private void Git(string date, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder };
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = date + "T12:00:00Z";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}
