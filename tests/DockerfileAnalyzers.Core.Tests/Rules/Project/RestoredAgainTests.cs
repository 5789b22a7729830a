using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class RestoredAgainTests : RuleTests<RestoredAgain>
{
    private static string Dockerfile(string publish, string restore = "dotnet restore Shop/Shop.csproj") =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY Shop/Shop.csproj Shop/\nRUN {restore}\n"
            + $"COPY . .\nRUN dotnet {publish}\n";

    [TestMethod]
    public void Every_command_behind_a_restore_says_so() => Verify(
        Dockerfile("[|build|] Shop/Shop.csproj && dotnet [|publish|] Shop/Shop.csproj -o /app"),
        project: "ProjectFile=Shop/Shop.csproj",
        message: "'dotnet build' repeats the restore of 'dotnet restore'; add '--no-restore'",
        fixedTo: Dockerfile(
            "build Shop/Shop.csproj --no-restore && dotnet publish Shop/Shop.csproj --no-restore -o /app"));

    [TestMethod]
    [DataRow("ProjectReferences=Lib/Lib.csproj")]
    [DataRow("BuildFiles=BuildSettings?Directory.Build.props")]
    [DataRow("Imports=BuildSettings?eng/shop.props?Shop/Shop.csproj")]
    public void A_restore_that_did_not_see_everything_is_completed_by_the_second(string missing) => Verify(
        Dockerfile("publish Shop/Shop.csproj -o /app"), project: "ProjectFile=Shop/Shop.csproj\n" + missing);

    [TestMethod]
    [DataRow("publish Shop/Shop.csproj -r linux-x64 -o /app")]
    [DataRow("publish Shop/Shop.csproj --self-contained -o /app")]
    [DataRow("publish Shop/Shop.csproj --no-restore -o /app")]
    public void Another_runtime_needs_another_restore(string publish) =>
        Verify(Dockerfile(publish), project: "ProjectFile=Shop/Shop.csproj");
}
