using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class SdkCommandWithoutSdkTests : RuleTests<SdkCommandWithoutSdk>
{
    [TestMethod]
    public void A_stage_that_builds_on_a_runtime_stage_has_no_SDK_either() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime:10.0 AS base
        FROM base
        RUN dotnet [|tool|] install -g dotnet-trace
        """);

    [TestMethod]
    public void An_SDK_that_is_installed_counts() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime:10.0
        RUN apt-get update && apt-get install -y dotnet-sdk-10.0
        RUN dotnet build
        """);

    [TestMethod]
    public void A_stage_that_continues_another_one_is_not_said_again() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS build
        COPY . .
        RUN dotnet [|restore|]
        FROM build AS publish
        RUN dotnet publish -o /app
        """);

    [TestMethod]
    public void A_stage_that_only_builds_gets_the_SDK() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS build
        COPY . .
        RUN dotnet [|publish|] -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);
}
