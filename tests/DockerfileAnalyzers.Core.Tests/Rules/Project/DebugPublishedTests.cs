using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class DebugPublishedTests : RuleTests<DebugPublished>
{
    [TestMethod]
    public void Debug_that_is_asked_for_is_reported_too() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet [|publish|] -c Debug -o /app
        """, project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0");

    [TestMethod]
    public void A_variable_may_say_anything() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:8.0
        ARG OPTIONS
        WORKDIR /src
        COPY . .
        RUN dotnet publish $OPTIONS -o /app
        """, project: "ProjectFile=Shop.csproj\nTargetFramework=net6.0");

    [TestMethod]
    public void A_stage_for_development_may_be_debug() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS development
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Debug -o /app
        """, project: "ProjectFile=Shop.csproj\nTargetFramework=net8.0");
}
