namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class ContextListingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ContextListings _listings = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void A_context_that_has_not_changed_is_walked_once()
    {
        _folder.Add("src/a.cs", 100);
        var first = Read();
        Assert.Contains("src/a.cs", first);
        Assert.AreSame(first, Read());
    }

    [TestMethod]
    public void A_file_that_another_project_adds_is_listed()
    {
        _folder.Add("src/deep/a.cs", 100);
        Read();
        _folder.Add("src/deep/b.cs", 100);
        Assert.Contains("src/deep/b.cs", Read());
    }

    [TestMethod]
    public void A_folder_that_another_project_removes_is_no_longer_listed()
    {
        _folder.Add("a.cs", 100);
        _folder.Add("generated/b.cs", 100);
        Read();
        Directory.Delete(_folder["generated"], recursive: true);
        Assert.DoesNotContain("generated", Read());
    }

    [TestMethod]
    public void A_context_is_listed_for_each_folder_of_sources()
    {
        _folder.Add("src/a.cs", 100);
        Assert.AreNotSame(Read(), _listings.GetManifest(_folder.Path, _folder["src"]));
    }

    private string Read() => _listings.GetManifest(_folder.Path, _folder.Path);
}
