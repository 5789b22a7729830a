using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class WrongOperatingSystemTests : RuleTests<WrongOperatingSystem>
{
    [TestMethod]
    public void Windows_images_do_not_suit_Linux() => Verify(
        "FROM [|mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025|]\n", project: "DockerDefaultTargetOS=Linux");

    [TestMethod]
    [DataRow("8.0")]
    [DataRow("7.0-alpine")]
    public void Images_of_Linux_do_not_suit_Windows(string tag) => Verify(
        $"FROM [|mcr.microsoft.com/dotnet/aspnet:{tag}|]\n", project: "DockerDefaultTargetOS=Windows");

    [TestMethod]
    [DataRow("dotnet/aspnet:5.0")]
    [DataRow("dotnet/aspnet:7.0")]
    [DataRow("dotnet/core/aspnet:3.1")]
    public void Before_NET_8_the_same_tag_is_for_both_systems(string image) => Verify(
        $"FROM mcr.microsoft.com/{image}\n", project: "DockerDefaultTargetOS=Windows");

    [TestMethod]
    public void Without_the_property_any_system_is_right() =>
        Verify("FROM mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025\n");
}
