using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model.Image;

[TestClass]
public sealed class UbuntuPackageTests
{
    [TestMethod]
    [DataRow("ubuntu:26.04")]
    [DataRow("ubuntu:resolute")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:11.0")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:11.0-resolute")]
    public void The_lists_and_the_packages_of_26_04_have_sizes(string image)
    {
        var withLists = Last(image, "apt-get update && apt-get install -y --no-install-recommends curl");
        var without = Last(
            image, "apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*");
        var recommended = Last(image, "apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*");
        Assert.AreEqual(44_946_000, withLists.Bytes - without.Bytes);
        Assert.IsGreaterThan(5_000_000, without.Bytes);
        Assert.IsGreaterThan(without.Bytes + 2_000_000, recommended.Bytes);
        Assert.IsFalse(recommended.IsAtLeast);
    }

    [TestMethod]
    [DataRow("resolute", "libicu74", true)]
    [DataRow("resolute", "libicu78", false)]
    [DataRow("resolute", "libasound2", true)]
    [DataRow("resolute", "openjdk-8-jdk", false)]
    [DataRow("noble", "libicu78", true)]
    [DataRow("noble", "openjdk-25-jdk", false)]
    public void What_only_the_newer_table_was_asked_for_is_not_missing_elsewhere(
        string suite, string package, bool isMissing) =>
        Assert.AreEqual(isMissing, PackageTable.Lacks(suite, package));

    private static SizeEstimate Last(string image, string run) =>
        ImageHistory.Of(ModelBuilder.Build(
            TestInput.Create("/src/Dockerfile", $"FROM {image}\nRUN {run}\n"))).Final!.Layers[^1].Size;
}
