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

    [TestMethod]
    [DataRow("/a/./b//../c", true, "a/c")]
    [DataRow("/../../a", true, "a")]
    [DataRow("../a/../../b/", false, "../../b")]
    [DataRow("a/..", false, "")]
    public void Segments_are_taken_back_up_to_the_root(string path, bool isRooted, string expected) =>
        Assert.AreEqual(expected, string.Join('/', RelativePath.Resolve(path, isRooted)));
}
