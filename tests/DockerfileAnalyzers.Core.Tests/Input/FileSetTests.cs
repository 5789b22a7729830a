using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Tests.Input;

[TestClass]
public sealed class FileSetTests
{
    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow("dockerfile")]
    [DataRow("shop/Containerfile")]
    [DataRow("shop\\api.Dockerfile")]
    [DataRow("Dockerfile.alpine")]
    public void A_Dockerfile_is_known_by_its_name(string path) => Assert.IsTrue(FileSet.IsDockerfileName(path));

    [TestMethod]
    [DataRow("Dockerfile.bak")]
    [DataRow("Dockerfile.original")]
    [DataRow("Dockerfile.dockerignore")]
    [DataRow("Dockerfiles.md")]
    public void What_is_kept_from_before_and_what_only_looks_like_one_is_not(string path) =>
        Assert.IsFalse(FileSet.IsDockerfileName(path));
}
