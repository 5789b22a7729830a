using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Tests.Input;

[TestClass]
public sealed class DockerfileNameTests
{
    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow("dockerfile")]
    [DataRow("shop/Containerfile")]
    [DataRow("shop\\api.Dockerfile")]
    [DataRow("Dockerfile.alpine")]
    [DataRow("Dockerfile.prod")]
    [DataRow("Dockerfile-prod")]
    [DataRow("Dockerfile_Migrator")]
    [DataRow("prod.Containerfile")]
    [DataRow("Containerfile.web")]
    [DataRow("web.dockerfile")]
    [DataRow("Dockerfile.windowsservercore-ltsc2022")]
    [DataRow("Dockerfile.net10.0")]
    [DataRow("Dockerfile.go")]
    [DataRow("Dockerfile.template")]
    public void A_Dockerfile_is_known_by_its_name(string path) => Assert.IsTrue(DockerfileName.Is(path));

    [TestMethod]
    [DataRow("Dockerfile.bak")]
    [DataRow("Dockerfile.bak.txt")]
    [DataRow("Dockerfile.bak2")]
    [DataRow("Dockerfile.bak_20260131")]
    [DataRow("Dockerfile.old-linux")]
    [DataRow("Dockerfile-old")]
    [DataRow("Dockerfile.orig")]
    [DataRow("Dockerfile.original")]
    [DataRow("Dockerfile~")]
    [DataRow("Dockerfile.")]
    [DataRow("web.Dockerfile.bak")]
    [DataRow("Dockerfile.dockerignore")]
    [DataRow("Dockerfile.md")]
    [DataRow("Dockerfile.cs")]
    [DataRow("dockerfile-analyzers.baseline")]
    [DataRow("dockerfile-analyzers.yaml")]
    [DataRow("Dockerfile.yml")]
    [DataRow("dockerfile.go")]
    [DataRow("Dockerfiles.md")]
    [DataRow("DockerfileTests.cs")]
    [DataRow("src/Dockerfile/Program.cs")]
    public void What_is_kept_from_before_and_what_only_looks_like_one_is_not(string path) =>
        Assert.IsFalse(DockerfileName.Is(path));
}
