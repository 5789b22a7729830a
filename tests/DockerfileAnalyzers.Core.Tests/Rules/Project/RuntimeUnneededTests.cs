using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class RuntimeUnneededTests : RuleTests<RuntimeUnneeded>
{
    private static string Dockerfile(string image) => $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        FROM {image}
        COPY --from=build /app /app
        ENTRYPOINT ["dotnet", "/app/Shop.dll"]
        """;

    [TestMethod]
    public void A_worker_does_not_need_ASP_NET_Core() => Verify(Dockerfile("[|mcr.microsoft.com/dotnet/aspnet:10.0|]"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0\nFrameworkReferences=Microsoft.NETCore.App",
        fixedTo: Dockerfile("mcr.microsoft.com/dotnet/runtime:10.0"));

    [TestMethod]
    public void What_a_project_references_must_be_known() => Verify(Dockerfile("mcr.microsoft.com/dotnet/aspnet:10.0"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0");

    [TestMethod]
    public void A_single_file_that_a_shell_starts_needs_no_runtime() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj --self-contained /p:PublishSingleFile=true -r linux-x64 -o /app
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        COPY --from=build /app /app
        ENTRYPOINT ["sh", "-c", "/app/Shop \"${CONNECTION}\" ${@}", "--"]
        """, project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0");
}
