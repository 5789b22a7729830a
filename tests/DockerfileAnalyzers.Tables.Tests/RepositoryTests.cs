namespace DockerfileAnalyzers.Tables.Tests;

[TestClass]
public sealed class RepositoryTests
{
    private readonly TestRepositories _repositories = new();

    [TestCleanup]
    public void Remove() => _repositories.Dispose();

    [TestMethod]
    public void A_tag_that_left_the_manifest_is_retired_and_one_of_a_preview_is_expected()
    {
        _repositories.Commit("dotnet/dotnet-docker", "2026-01-01", ("manifest.json", Manifest("8.0", "8.0.1")));
        _repositories.Commit(
            "dotnet/dotnet-docker", "2026-02-01", ("manifest.json", Manifest("11.0-preview", "11.0.0-preview.1")));
        var rows = DotNetTags.Create(_repositories.Sources).ToText().Split('\n');
        CollectionAssert.Contains(rows, "aspnet\t8.0\tnoble\t2026-01-01");
        CollectionAssert.Contains(rows, "aspnet\t11.0\tnoble\texpected");
        StringAssert.Contains(rows[1], "# source: dotnet/dotnet-docker@");
        StringAssert.Contains(rows[1], " 2026-02-01");
    }

    [TestMethod]
    public void The_pages_of_endoflife_date_give_cycles_and_code_names()
    {
        _repositories.Commit(
            "endoflife-date/endoflife.date",
            "2026-03-01",
            (
                "products/debian.md",
                "---\ntitle: Debian\nreleases:\n  - releaseCycle: \"12\"\n    codename: Bookworm\n"
                    + "    releaseDate: 2023-06-10\n    eol: 2026-06-10\n    eoes: 2028-06-30\n    latest: \"12.11\"\n"
                    + "\n---\ntext\n"));
        var release = EndOfLife.ReadReleases(_repositories.Sources.Get("endoflife-date/endoflife.date"), "debian")
            .Single();
        Assert.AreEqual(new Release("12", "2023-06-10", "2026-06-10", "2028-06-30", "bookworm", "12.11"), release);
    }

    [TestMethod]
    public void A_file_that_a_source_does_not_have_is_named_with_the_source()
    {
        _repositories.Commit("owner/name", "2026-03-01", ("a.txt", "a"));
        var repository = _repositories.Sources.Get("owner/name");
        StringAssert.Contains(
            Assert.ThrowsExactly<TablesException>(() => repository.Read("b.txt")).Message,
            "'b.txt' is not in owner/name@");
    }

    [TestMethod]
    public void A_folder_without_a_repository_is_named()
    {
        var folder = Directory.CreateDirectory(_repositories.GetFolder("owner/name")).FullName;
        StringAssert.Contains(
            Assert.ThrowsExactly<TablesException>(() => _repositories.Sources.Get("owner/name")).Message, folder);
    }

    private static string Manifest(string tag, string version) => $$"""
        { "repos": [ { "name": "dotnet/aspnet", "images": [
          { "productVersion": "{{version}}", "sharedTags": { "{{tag}}": {} }, "platforms": [
            { "dockerfile": "src/aspnet/{{version[..version.IndexOf('.')]}}.0/noble/amd64", "os": "linux",
              "tags": { "{{tag}}-noble-amd64": {} } } ] } ] } ] }
        """;
}
