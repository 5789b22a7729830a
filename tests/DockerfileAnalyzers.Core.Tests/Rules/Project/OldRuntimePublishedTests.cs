using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class OldRuntimePublishedTests : RuleTests<OldRuntimePublished>
{
    private static string Dockerfile(string sdk, string options = "--self-contained") => $"""
        FROM {sdk} AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj {options} -o /app
        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
        COPY --from=build /app /app
        ENTRYPOINT ["/app/Shop"]
        """;

    [TestMethod]
    public void A_digest_does_not_make_the_runtime_newer() => Verify(
        Dockerfile(
            "[|mcr.microsoft.com/dotnet/sdk:10.0.100-noble@"
                + "sha256:c7445f141c04f1a6b454181bd098dcfa606c61ba0bd213d0a702489e5bd4cd71|]"),
        project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0");

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0.100", "--self-contained false")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0.100", "--self-contained -p:RuntimeFrameworkVersion=10.0.11")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0.110", "--self-contained")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0.302", "--self-contained")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "--self-contained")]
    public void A_runtime_that_comes_from_elsewhere_or_is_new_enough_is_fine(string sdk, string options) =>
        Verify(Dockerfile(sdk, options), project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0");
}
