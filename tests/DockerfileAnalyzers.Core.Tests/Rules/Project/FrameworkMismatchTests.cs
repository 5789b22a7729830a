using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class FrameworkMismatchTests : RuleTests<FrameworkMismatch>
{
    [TestMethod]
    public void An_older_SDK_cannot_build() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:9.0|] AS build
        FROM scratch
        """,
        project: "TargetFramework=net10.0",
        message: "The project targets net10.0, the image is .NET 9.0 (its support ended on 2026-11-10): the build will fail");

    [TestMethod]
    public void A_newer_SDK_can() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        """,
        project: "TargetFramework=net8.0");

    [TestMethod]
    public void One_of_several_frameworks_is_enough() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        """,
        project: "TargetFrameworks=net8.0;net10.0");

    [TestMethod]
    public void A_project_that_rolls_forward_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        """,
        project: """
        TargetFramework=net8.0
        RollForward=Major
        """);

    [TestMethod]
    public void The_suffix_stays_where_the_tag_exists() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:9.0-alpine|]
        """,
        project: "TargetFramework=net10.0",
        fixedTo: "FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine");

    [TestMethod]
    public void The_suffix_goes_where_it_does_not() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:9.0-bookworm-slim|]
        """,
        project: "TargetFramework=net10.0",
        fixedTo: "FROM mcr.microsoft.com/dotnet/aspnet:10.0");

    [TestMethod]
    public void Without_a_project_nothing_is_said() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:3.1
        """);

    [TestMethod]
    [DataRow("ENV DOTNET_ROLL_FORWARD=Major", "")]
    [DataRow("", "RollForward=LatestMajor")]
    [DataRow("", "PublishSelfContained=true")]
    [DataRow("", "PublishAot=true")]
    public void A_program_that_rolls_forward_or_brings_its_runtime_fits(string line, string property) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        {line}
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net8.0\n" + (property.Length > 0 ? property : "OutputType=Exe"));

    [TestMethod]
    public void The_framework_that_the_publish_chooses_counts() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -f net10.0 -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFrameworks=net8.0;net10.0");

    [TestMethod]
    [DataRow("ARG TAG\nFROM mcr.microsoft.com/dotnet/aspnet:${TAG}")]
    [DataRow("FROM contoso.example/dotnet-base:8.0")]
    public void An_image_that_is_not_known_is_not_judged(string from) => Verify(from + "\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0");

    [TestMethod]
    public void A_newer_SDK_builds_for_older_frameworks() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY . .
        RUN dotnet build
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net8.0");
}
