using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class ComposeEntryMistypedTests : RuleTests<ComposeEntryMistyped>
{
    private const string Dockerfile =
        "FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n";

    [TestMethod]
    public void The_line_and_the_service_are_named() => Verify(
        Dockerfile,
        project: "ComposeMistyped=shop?docker-compose.yml?7?ASPNETCORE_URLS?/src/Dockerfile",
        message: "Line 7 of 'docker-compose.yml' does not set 'ASPNETCORE_URLS' for service 'shop'; "
            + "use '=' instead of ':'");

    [TestMethod]
    public void Another_Dockerfile_is_another_service() => Verify(
        Dockerfile.Replace("[|", "").Replace("|]", ""),
        project: "ComposeMistyped=shop?docker-compose.yml?7?ASPNETCORE_URLS?/src/other/Dockerfile");

    [TestMethod]
    public void It_is_said_once_for_all_stages() => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\n" + Dockerfile,
        project: "ComposeMistyped=shop?docker-compose.yml?7?ASPNETCORE_URLS");
}
