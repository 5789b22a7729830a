using DockerfileAnalyzers.Knowledge;

namespace DockerfileAnalyzers.Core.Tests.Knowledge;

[TestClass]
internal sealed class PublishTableTests
{
    [TestMethod]
    [DataRow("8.0", true, PublishMode.SelfContained, 99)]
    [DataRow("10.0", true, PublishMode.SelfContained, 110)]
    [DataRow("11.0", true, PublishMode.SelfContained, 111)]
    [DataRow("11.0", false, PublishMode.Trimmed, 20)]
    public void What_a_version_publishes_was_measured(string version, bool isWeb, PublishMode mode, int megabytes) =>
        Assert.AreEqual(megabytes, Math.Round(PublishTable.Find(Version.Parse(version), isWeb, mode)!.Value / 1e6));

    [TestMethod]
    public void A_version_that_was_not_measured_takes_the_figure_of_the_one_next_to_it() => Assert.AreEqual(
        PublishTable.Find(new Version(10, 0), isWeb: true, PublishMode.NativeAot),
        PublishTable.Find(new Version(11, 0), isWeb: true, PublishMode.NativeAot));
}
