using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Tests;

/// <summary>A name that is nearly that of a setting is compared by its words, too.</summary>
[TestClass]
public sealed class SettingNamesTests
{
    [TestMethod]
    [DataRow("DockerfileVulnerabilitiesThreshold", "; did you mean 'DockerfileVulnerabilityThreshold'?")]
    [DataRow("DockerfileAnalyzersVulnerabilityThreshold", "; did you mean 'DockerfileVulnerabilityThreshold'?")]
    [DataRow("DockerfileVulnLevel", "; did you mean 'DockerfileVulnerabilityThreshold'?")]
    [DataRow("DockerfileVulnerabilitiesReport", "; did you mean the item 'DockerfileVulnerabilityReport'?")]
    [DataRow("DockerfileFixRules", "; did you mean 'DockerfileFixIds' or 'DockerfileFixSafety'?")]
    [DataRow("DockerfileFixesSafety", "; did you mean 'DockerfileFixSafety'?")]
    [DataRow("DockerfileBuildContext", "; did you mean 'DockerfileAnalyzersContext'?")]
    [DataRow("DockerfileTargetStage", "; did you mean the metadata 'TargetStage' of 'DockerfileAnalyzersFile'?")]
    [DataRow("DockerfileMaxImageSize", "")]
    [DataRow("DockerfileAnalyzersMaxImageSize", "; did you mean 'DockerfileAnalyzersMaxImageMegabytes'?")]
    [DataRow("DockerfileImageMegabytesMax", "; did you mean 'DockerfileAnalyzersMaxImageMegabytes'?")]
    [DataRow("DockerfileAnalyzersDate", "; did you mean 'DockerfileAnalyzersAsOfDate'?")]
    [DataRow("DockerfileReportDir", "; did you mean 'DockerfileReportDirectory'?")]
    [DataRow("DockerfileReportFolder", "; did you mean 'DockerfileReportDirectory'?")]
    [DataRow("DockerfileAnalyzersFixIds", "; did you mean 'DockerfileFixIds'?")]
    [DataRow("EnableDockerfileAnalysis", "; did you mean 'DockerfileAnalysis'?")]
    [DataRow("DockerfileAnalyzers", "; did you mean 'DockerfileAnalysis'?")]
    [DataRow("DokcerfileFixIds", "; did you mean 'DockerfileFixIds'?")]
    public void Properties(string name, string expected) =>
        Assert.AreEqual(expected, Suggest(name, SettingPlace.Property));

    [TestMethod]
    [DataRow("DockerfileVulnerabilitiesReport", "; did you mean 'DockerfileVulnerabilityReport'?")]
    [DataRow("DockerfileVulnerabilityReports", "; did you mean 'DockerfileVulnerabilityReport'?")]
    [DataRow("DockerfileAnalyzersVulnerabilityReport", "; did you mean 'DockerfileVulnerabilityReport'?")]
    [DataRow("DockerfileAnalyzersImage", "; did you mean 'DockerfileImage'?")]
    [DataRow("DockerfileAnalyzersDockerfile", "")]
    public void Items(string name, string expected) => Assert.AreEqual(expected, Suggest(name, SettingPlace.Item));

    [TestMethod]
    [DataRow("TargtStage", "TargetStage")]
    [DataRow("Stage", "TargetStage")]
    [DataRow("Context", "BuildContext")]
    [DataRow("DockerfileContext", "BuildContext")]
    [DataRow("StageName", null)]
    [DataRow("Foo", null)]
    [DataRow("Description", null)]
    public void Metadata(string name, string? expected) =>
        Assert.AreEqual(expected, SettingNames.FindMetadata(name, "DockerfileAnalyzersFile"));

    [TestMethod]
    [DataRow("DockerfileTagPrefix")]
    [DataRow("DockerfileBaseImage")]
    [DataRow("DockerfileHost")]
    [DataRow("DockerfileRegistryHost")]
    [DataRow("DockerfileTargetPlatform")]
    [DataRow("DockerfileTargetArch")]
    [DataRow("DockerfileContainerName")]
    [DataRow("DockerfileArgs")]
    [DataRow("DockerfileBuildArgs")]
    [DataRow("DockerfileDir")]
    [DataRow("DockerContext")]
    [DataRow("DockerHost")]
    [DataRow("DockerRegistry")]
    [DataRow("MyDockerfile")]
    public void Names_of_a_project_that_are_only_about_Docker_are_not_near(string name)
    {
        Assert.IsFalse(SettingNames.IsOwn(name));
        Assert.AreEqual("", Suggest(name, SettingPlace.Property));
        Assert.AreEqual("", Suggest(name, SettingPlace.Item));
    }

    private static string Suggest(string name, SettingPlace place) =>
        SettingNames.Suggest(SettingNames.FindMeant(name, place), place);
}
