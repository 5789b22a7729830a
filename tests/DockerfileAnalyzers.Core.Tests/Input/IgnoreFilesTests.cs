using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Tests.Input;

/// <summary>Which ignore file a build reads, by Docker's and Podman's documentation.</summary>
[TestClass]
public sealed class IgnoreFilesTests
{
    [TestMethod]
    [DataRow("/r/Dockerfile", "/r", ".dockerignore .containerignore", "/r/.dockerignore")]
    [DataRow("/r/Dockerfile", "/r", ".containerignore", "/r/.containerignore")]
    [DataRow("/r/Dockerfile", "/r", "Dockerfile.dockerignore .dockerignore", "/r/Dockerfile.dockerignore")]
    [DataRow("/r/Dockerfile", "/r", "Dockerfile.containerignore .dockerignore", "/r/.dockerignore")]
    [DataRow("/r/Containerfile", "/r", ".dockerignore .containerignore", "/r/.containerignore")]
    [DataRow("/r/Containerfile", "/r", ".dockerignore", "/r/.dockerignore")]
    [DataRow(
        "/r/Containerfile", "/r", "Containerfile.containerignore .containerignore", "/r/Containerfile.containerignore")]
    [DataRow(
        "/r/Containerfile",
        "/r",
        "Containerfile.dockerignore Containerfile.containerignore",
        "/r/Containerfile.dockerignore")]
    [DataRow("/r/web/Containerfile.prod", "/r", ".dockerignore .containerignore", "/r/.containerignore")]
    [DataRow("/r/web/Dockerfile", "/r", "web/.dockerignore", null)]
    public void The_first_that_exists_counts(string dockerfile, string context, string existing, string? expected)
    {
        var paths = existing.Split(' ').Select(name => "/r/" + name).ToArray();
        Assert.AreEqual(expected, IgnoreFiles.GetCandidates(dockerfile, context).FirstOrDefault(paths.Contains));
    }

    [TestMethod]
    [DataRow("/r/.dockerignore", true)]
    [DataRow("/r/.containerignore", true)]
    [DataRow(@"C:\r\web.Dockerfile.dockerignore", true)]
    [DataRow("/r/Containerfile.containerignore", true)]
    [DataRow("/r/Dockerfile", false)]
    [DataRow("/r/.gitignore", false)]
    public void The_name_tells(string path, bool isIgnoreFile) =>
        Assert.AreEqual(isIgnoreFile, IgnoreFiles.IsIgnoreFile(path));
}
