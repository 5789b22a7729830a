using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Tests.Input;

[TestClass]
internal sealed class ProjectEndpointTests
{
    [TestMethod]
    [DataRow("Program.cs", true)]
    [DataRow("appsettings.json", true)]
    [DataRow("hosting.json", true)]
    [DataRow("appsettings.Production.json", true)]
    [DataRow("appsettings.production.json", true)]
    [DataRow("appsettings.Development.json", false)]
    [DataRow("appsettings.docker.development.json", false)]
    [DataRow("appsettings.docker.Production.json", false)]
    public void Settings_apply_to_the_environment_in_their_name(string file, bool applies) =>
        Assert.AreEqual(applies, new ProjectEndpoint(file, 1, "Urls", "http://+:80").AppliesTo("Production"));
}
