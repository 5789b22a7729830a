using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class BuildArchitecturePublishedTests : RuleTests<BuildArchitecturePublished>
{
    private const string Shop = "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0";

    private static string Dockerfile(
        string publish, string entrypoint = "\"./Shop\"", string from = "--platform=$BUILDPLATFORM ") =>
        $"FROM {from}mcr.microsoft.com/dotnet/sdk:10.0 AS build\nARG TARGETARCH\nWORKDIR /src\nCOPY . .\n"
            + $"RUN dotnet {publish}\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\n"
            + $"COPY --from=build /app .\nENTRYPOINT [{entrypoint}]\n";

    [TestMethod]
    public void An_executable_is_for_one_architecture() => Verify(
        Dockerfile("[|publish|] -o /app"), project: Shop, fixedTo: Dockerfile("publish -a $TARGETARCH -o /app"),
        message: "'./Shop' is published for the build machine's architecture ($BUILDPLATFORM); "
            + "it does not start on any other architecture");

    [TestMethod]
    [DataRow("publish -a $TARGETARCH -o /app", "\"./Shop\"")]
    [DataRow("publish -r linux-x64 -o /app", "\"dotnet\", \"Shop.dll\"")]
    [DataRow("publish -r linux-$TARGETARCH -o /app", "\"./Shop\"")]
    [DataRow("publish -o /app", "\"dotnet\", \"Shop.dll\"")]
    public void What_names_its_architecture_or_needs_none_is_fine(string publish, string entrypoint) =>
        Verify(Dockerfile(publish, entrypoint), project: Shop);

    [TestMethod]
    [DataRow("publish [|-r linux-x64|] -o /app", "linux-x64")]
    [DataRow("publish --self-contained [|--runtime linux-arm64|] -o /app", "linux-arm64")]
    [DataRow("publish [|-a x64|] -o /app", "x64")]
    public void A_fixed_runtime_is_for_one_architecture(string publish, string runtime) => Verify(
        Dockerfile(publish), project: Shop,
        message: $"'./Shop' is published for '{runtime}' only; it does not start on any other architecture");

    [TestMethod]
    public void Without_a_platform_both_stages_have_the_same() =>
        Verify(Dockerfile("publish -o /app", from: ""), project: Shop);
}
