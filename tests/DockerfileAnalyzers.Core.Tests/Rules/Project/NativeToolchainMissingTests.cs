using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class NativeToolchainMissingTests : RuleTests<NativeToolchainMissing>
{
    private const string Shop = "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0";

    private static string Dockerfile(string tag, string publish = "RUN dotnet [|publish|] -o /app") =>
        $"FROM mcr.microsoft.com/dotnet/sdk:{tag}\nWORKDIR /src\nCOPY . .\n{publish}\n";

    [TestMethod]
    [DataRow("10.0", "'clang' and 'zlib1g-dev'")]
    [DataRow("10.0-noble", "'clang' and 'zlib1g-dev'")]
    [DataRow("10.0-alpine", "'clang', 'build-base' and 'zlib-dev'")]
    public void The_image_has_no_linker(string tag, string packages) => Verify(
        Dockerfile(tag), project: Shop + "\nPublishAot=true",
        message: "'dotnet publish' needs 'clang' for Native AOT, "
            + $"which 'mcr.microsoft.com/dotnet/sdk:{tag}' does not contain; install {packages}");

    [TestMethod]
    public void The_command_line_asks_for_it_too() =>
        Verify(Dockerfile("10.0", "RUN dotnet [|publish|] -p:PublishAot=true -o /app"), project: Shop);

    [TestMethod]
    [DataRow("10.0-alpine-aot", "RUN dotnet publish -o /app")]
    [DataRow("10.0", "RUN apt-get update && apt-get install -y clang zlib1g-dev\nRUN dotnet publish -o /app")]
    [DataRow("10.0", "RUN apt-get update && apt-get install -y gcc && dotnet publish -o /app")]
    [DataRow("10.0", "RUN ./install-tools.sh\nRUN dotnet publish -o /app")]
    [DataRow("10.0", "RUN dotnet publish -p:PublishAot=false -o /app")]
    public void What_may_have_one_is_fine(string tag, string publish) =>
        Verify(Dockerfile(tag, publish), project: Shop + "\nPublishAot=true");

    [TestMethod]
    public void A_program_of_IL_needs_none() => Verify(Dockerfile("10.0", "RUN dotnet publish -o /app"), project: Shop);
}
