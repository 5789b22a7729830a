using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class FrameworkUnspecifiedTests : RuleTests<FrameworkUnspecified>
{
    private const string Both = "ProjectFile=Shop.csproj\nTargetFrameworks=net9.0;net10.0";

    private static string Dockerfile(string publish, string image = "mcr.microsoft.com/dotnet/aspnet:10.0") =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN {publish}\n"
            + $"FROM {image}\nCOPY --from=build /app /app\n";

    [TestMethod]
    [DataRow("dotnet [|publish|] Shop.csproj -o /app", "dotnet publish -f net10.0 Shop.csproj -o /app")]
    [DataRow("dotnet restore && dotnet [|publish|] -o /app", "dotnet restore && dotnet publish -f net10.0 -o /app")]
    [DataRow("cd /src && dotnet [|publish|] -o /app", "cd /src && dotnet publish -f net10.0 -o /app")]
    public void One_of_several_must_be_named(string publish, string fixedTo) => Verify(
        Dockerfile(publish), project: Both, fixedTo: Dockerfile(fixedTo),
        message: "'dotnet publish' fails because the project targets 'net9.0' and 'net10.0'; "
            + "specify one with '-f' (NETSDK1129)");

    [TestMethod]
    public void Which_one_is_not_known_without_the_image() =>
        Verify(Dockerfile("dotnet [|publish|] -o /app", image: "debian:12"), project: Both);

    [TestMethod]
    [DataRow("dotnet publish -f net9.0 -o /app")]
    [DataRow("dotnet publish --framework net10.0 -o /app")]
    [DataRow("dotnet publish -p:TargetFramework=net10.0 -o /app")]
    [DataRow("dotnet publish $OPTIONS -o /app")]
    [DataRow("TargetFramework=net10.0 dotnet publish -o /app")]
    [DataRow("sed -i 's/net9.0;//' Shop.csproj && dotnet publish -o /app")]
    public void What_may_be_named_is_fine(string publish) => Verify(Dockerfile(publish), project: Both);

    [TestMethod]
    public void One_framework_needs_no_name() => Verify(
        Dockerfile("dotnet publish -o /app"), project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0");
}
