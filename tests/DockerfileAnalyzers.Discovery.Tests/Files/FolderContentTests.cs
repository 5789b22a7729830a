using System.Runtime.Versioning;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class FolderContentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [TestMethod]
    public void Files_and_folders_are_listed_in_the_order_of_their_names()
    {
        foreach (var path in new[] { "b/x", "a/x", "2.yml", "1.yml", "0.txt" })
            _folder.Add(path);
        CollectionAssert.AreEqual(new[] { _folder["0.txt"], _folder["1.yml"], _folder["2.yml"] },
            FolderContent.GetFiles(_folder.Path));
        CollectionAssert.AreEqual(new[] { _folder["a"], _folder["b"] }, FolderContent.GetFolders(_folder.Path));
    }

    [TestMethod]
    [DataRow("missing", DisplayName = "A folder that is not there is empty")]
    [DataRow("file", DisplayName = "A file in the place of a folder is an empty folder")]
    public void What_cannot_be_listed_is_empty(string name)
    {
        _folder.Add("file");
        Assert.IsEmpty(FolderContent.GetFiles(_folder[name]));
        Assert.IsEmpty(FolderContent.GetFolders(_folder[name]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_may_not_be_read_is_empty()
    {
        _folder.Add("docker/Dockerfile");
        File.SetUnixFileMode(_folder["docker"], UnixFileMode.None);
        try
        {
            // The superuser may read everything.
            Assert.HasCount(Environment.UserName == "root" ? 1 : 0, FolderContent.GetFiles(_folder["docker"]));
        }
        finally
        {
            File.SetUnixFileMode(_folder["docker"],
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => _folder.Dispose();
}
