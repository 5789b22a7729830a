using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class BuildToolsInFinalStageTests : RuleTests<BuildToolsInFinalStage>
{
    [TestMethod]
    public void A_Go_program_on_its_compiler() => Verify("""
        FROM [|golang:1.26|]
        COPY . .
        RUN go build -o /app
        CMD ["/app"]
        """);

    [TestMethod]
    public void Packages_installed_before_the_build_do_not_stop_the_fix() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        COPY . .
        RUN dotnet publish -c Release -o /out
        WORKDIR /out
        EXPOSE 8080
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -c Release -o /out

        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
        WORKDIR /out
        COPY --from=build /out .
        EXPOSE 8080
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    public void A_tool_image_that_builds_nothing_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        CMD ["dotnet", "--info"]
        """);

    [TestMethod]
    public void An_image_that_tests_run_in_needs_the_SDK() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY . .
        RUN dotnet build
        ENTRYPOINT ["./docker-entrypoint.sh"]
        """, path: "/src/Shop.Tests/Dockerfile");

    [TestMethod]
    [DataRow("CMD [\"go\", \"run\", \"main.go\"]")]
    [DataRow("CMD make serve")]
    [DataRow("CMD [\"bash\"]")]
    public void A_container_that_builds_needs_its_tools(string start) =>
        Verify($"FROM golang:1.26\nCOPY . .\nRUN go build -o /app\n{start}\n");

    [TestMethod]
    public void What_was_built_elsewhere_needs_no_SDK() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        RUN dotnet publish -o /app
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    public void What_runs_the_SDK_needs_it() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "test", "Shop.Tests.dll"]
        """);
}
