using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class SdkCommandWithoutSdkTests : RuleTests<SdkCommandWithoutSdk>
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

    [TestMethod]
    [DataRow("RUN ./install-sdk.sh && dotnet publish -o /app")]
    [DataRow("RUN bash /src/install.sh && dotnet publish -o /app")]
    [DataRow("RUN make sdk\nRUN dotnet publish -o /app")]
    [DataRow("RUN curl -sSL $INSTALLER | bash && dotnet publish -o /app")]
    [DataRow("RUN apt-get update && apt-get install -y dotnet-sdk-10.0 && dotnet publish -o /app")]
    [DataRow("RUN --mount=type=bind,from=sdk,source=/usr/share/dotnet,target=/usr/share/dotnet dotnet publish -o /app")]
    [DataRow("COPY sdk /usr/share/dotnet\nRUN dotnet publish -o /app")]
    [DataRow("ENV DOTNET_ROOT=/sdk\nRUN dotnet publish -o /app")]
    [DataRow("RUN if [ -d /sdk ]; then dotnet publish -o /app; fi")]
    public void An_SDK_may_be_there(string build) =>
        Verify(
            $"FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS build\nWORKDIR /src\nCOPY . .\n{build}\nFROM alpine:3.22\n");

    [TestMethod]
    [DataRow("RUN dotnet [|restore|] || echo none")]
    [DataRow("RUN dotnet [|restore|]; true")]
    [DataRow("RUN (dotnet [|publish|] -o /app || true) && ls")]
    public void A_failure_that_the_build_survives_makes_the_fix_unsafe(string build) =>
        Verify(
            $"FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS build\nWORKDIR /src\nCOPY . .\n{build}\nFROM alpine:3.22\n",
            fix: "Use 'sdk:10.0' as the base image, so that the command no longer fails and the build "
                + "continues with its output",
            safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", [|\"run\"|]]", "run")]
    [DataRow("CMD dotnet [|watch|] run", "watch")]
    [DataRow("CMD [\"dotnet\", [|\"test\"|], \"Shop.dll\"]", "test")]
    public void A_container_that_starts_with_it(string start, string verb) => Verify(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nCOPY . .\n" + start + "\n",
        message: $"'dotnet {verb}' needs the .NET SDK, which 'mcr.microsoft.com/dotnet/aspnet:10.0' does not have; "
            + "the container does not start");

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("ENTRYPOINT [\"/start.sh\"]\nCMD [\"dotnet\", \"run\"]")]
    [DataRow("CMD [\"dotnet\", \"run\"]\nCMD [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("COPY --from=mcr.microsoft.com/dotnet/sdk:10.0 /usr/share/dotnet /usr/share/dotnet\nCMD dotnet run")]
    public void A_container_that_starts_something_else(string start) => Verify(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nCOPY app .\n" + start + "\n");
}
