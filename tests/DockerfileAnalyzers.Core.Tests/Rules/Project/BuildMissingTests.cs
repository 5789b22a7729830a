using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class BuildMissingTests : RuleTests<BuildMissing>
{
    private const string Shop = "ProjectFile=Shop.csproj\nTargetFramework=net10.0";

    private static string Dockerfile(string build, string publish) =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY . .\nRUN {build}\nRUN {publish}\n";

    [TestMethod]
    public void A_publish_is_a_Release_and_a_build_is_not() => Verify(
        Dockerfile("dotnet build", "dotnet publish [|--no-build|] -o /app"), project: Shop, dockerignore: "bin\nobj",
        fixedTo: Dockerfile("dotnet build -c Release", "dotnet publish --no-build -o /app"),
        message: "'dotnet publish --no-build' uses the Release build, but 'dotnet build' builds Debug; "
            + "the build fails");

    [TestMethod]
    [DataRow("dotnet build -c Release", "dotnet test [|--no-build|]")]
    [DataRow("dotnet build --configuration Debug", "dotnet publish -c Release [|--no-build|]")]
    [DataRow("dotnet restore && dotnet build --no-restore -c Release", "dotnet publish -c Debug [|--no-build|]")]
    public void Another_configuration_is_not_there(string build, string publish) =>
        Verify(Dockerfile(build, publish), project: Shop, dockerignore: "**/bin\n**/obj");

    [TestMethod]
    [DataRow("dotnet build -c Release", "dotnet publish --no-build")]
    [DataRow("dotnet build -c release", "dotnet publish -c Release --no-build")]
    [DataRow("dotnet build && dotnet build -c Release", "dotnet publish --no-build")]
    [DataRow("dotnet build -c $CONFIGURATION", "dotnet publish --no-build")]
    [DataRow("dotnet build -p:Configuration=Release", "dotnet publish --no-build")]
    [DataRow("export Configuration=Release && dotnet build", "dotnet publish --no-build")]
    [DataRow("dotnet build", "Configuration=Debug dotnet publish --no-build")]
    [DataRow("./build.sh && dotnet build", "dotnet publish --no-build")]
    public void What_may_be_there_is_fine(string build, string publish) =>
        Verify(Dockerfile(build, publish), project: Shop, dockerignore: "bin\nobj");

    [TestMethod]
    public void A_publish_for_an_older_framework_is_a_Debug_one() => Verify(
        Dockerfile("dotnet build", "dotnet publish --no-build"),
        project: "ProjectFile=Shop.csproj\nTargetFramework=net6.0", dockerignore: "bin\nobj");

    [TestMethod]
    public void The_context_may_bring_the_folder() =>
        Verify(Dockerfile("dotnet build", "dotnet publish --no-build"), project: Shop);
}
