
namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class ItemPatternTests
{
    [TestMethod]
    [DataRow("*file", "/src/app/Dockerfile", true)]
    [DataRow("*file", "/src/app/docker/Dockerfile", false)]
    [DataRow("./*.Dockerfile", "/src/app/x.Dockerfile", true)]
    [DataRow(@"docker\*.Dockerfile", "/src/app/docker/x.Dockerfile", true)]
    [DataRow("../*.Dockerfile", "/src/x.Dockerfile", true)]
    [DataRow(@"..\..\build\**\Dockerfile*", "/build/Dockerfile.debug", true)]
    [DataRow(@"..\..\build\**\Dockerfile*", "/build/a/b/Dockerfile", true)]
    [DataRow("**/*.Dockerfile", "/src/app/x.Dockerfile", true)]
    [DataRow("**/*.Dockerfile", "/src/x.Dockerfile", false)]
    [DataRow("docker/**", "/src/app/docker/a/x", true)]
    [DataRow("docker//?.Dockerfile", "/src/app/docker/x.Dockerfile", true)]
    [DataRow("/build/*.*", "/build/Dockerfile", true)]
    [DataRow("DOCKER/*", "/src/app/docker/Dockerfile", true)]
    public void A_pattern_matches_as_in_MSBuild(string pattern, string path, bool isMatch)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("These are paths of Unix.");
        Assert.AreEqual(isMatch, ItemPattern.TryParse(pattern, "/src/app")!.Matches(path));
    }

    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow("$(Folder)/*.Dockerfile")]
    [DataRow("docker/*/../*.Dockerfile")]
    [DataRow("docker/**.Dockerfile")]
    [DataRow("%2a.Dockerfile/*")]
    public void What_it_matches_is_not_guessed(string pattern) =>
        Assert.IsNull(ItemPattern.TryParse(pattern, "/src/app"));
}
