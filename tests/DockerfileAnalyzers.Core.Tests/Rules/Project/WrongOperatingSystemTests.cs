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
    public void Without_the_property_any_system_is_right() =>
        Verify("FROM mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025\n");
}
