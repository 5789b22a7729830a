using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Text;

[TestClass]
public sealed class RelativePathTests
{
    [TestMethod]
    [DataRow("/repo/src/Dockerfile", "/repo/src/.dockerignore", ".dockerignore")]
    [DataRow("/repo/src/Dockerfile", "/repo/src", ".")]
    [DataRow("/repo/src/Dockerfile", "/repo/", "..")]
    [DataRow("/repo/src/Dockerfile", "/repo/docker/a", "../docker/a")]
    [DataRow("/Dockerfile", "/a/b", "a/b")]
    [DataRow(@"C:\repo\src\Dockerfile", @"C:\repo\.dockerignore", "../.dockerignore")]
    [DataRow(@"C:\repo\Dockerfile", @"D:\other\context", "context")]
    public void Paths_start_in_the_folder_of_the_file(string file, string path, string expected) =>
        Assert.AreEqual(expected, RelativePath.From(file, path));
}
