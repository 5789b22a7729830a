using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class DebugPublishedTests : RuleTests<DebugPublished>
{
    [TestMethod]
    public void Debug_that_is_asked_for_is_reported_too() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet publish [|-c Debug|] -o /app
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

    private static string Build(string lines, string copy = "COPY --from=build /app .") => $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        {lines}
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        {copy}
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """;

    [TestMethod]
    [DataRow("RUN dotnet publish Shop.vbproj [|--configuration Debug|] -o /app")]
    [DataRow("RUN dotnet publish Shop.fsproj [|--configuration=debug|] -o /app")]
    [DataRow("RUN dotnet publish Shop.csproj [|/p:Configuration=Debug|] -o /app")]
    [DataRow("RUN dotnet publish Shop.csproj [|--property:Configuration=Debug|] -o /app")]
    [DataRow("RUN [\"dotnet\", \"publish\", [|\"-c\", \"Debug\"|], \"-o\", \"/app\"]")]
    [DataRow("RUN sh -c 'dotnet publish [|-c Debug|] -o /app'")]
    [DataRow("RUN <<EOF\ndotnet restore\ndotnet publish [|-c Debug|] -o /app\nEOF")]
    [DataRow("ARG configuration=[|Debug|]\nRUN dotnet publish -c ${configuration} -o /app")]
    [DataRow("ARG BUILD_CONFIGURATION=[|Debug|]\nRUN dotnet publish \"-p:Configuration=$BUILD_CONFIGURATION\" -o /app")]
    [DataRow("ENV CONFIG [|Debug|]\nRUN dotnet publish -c $CONFIG -o /app")]
    [DataRow("RUN dotnet publish [|-c ${CONFIG:-Debug}|] -o /app")]
    [DataRow("RUN dotnet build [|-c Debug|] -o /app")]
    [DataRow("RUN dotnet msbuild -t:Publish [|-p:Configuration=Debug|]")]
    public void However_it_is_said(string lines) => Verify(Build(lines));

    [TestMethod]
    public void On_Windows_PowerShell_runs_it() => Verify("""
        # escape=`
        FROM mcr.microsoft.com/dotnet/sdk:10.0-windowsservercore-ltsc2022 AS build
        SHELL ["powershell", "-Command"]
        RUN dotnet publish [|-c Debug|] -o C:/app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022
        COPY --from=build C:/app .
        """);

    [TestMethod]
    [DataRow("RUN dotnet publish -c Release -o /app")]
    [DataRow("ARG BUILD_CONFIGURATION=Release\nRUN dotnet publish -c $BUILD_CONFIGURATION -o /app")]
    [DataRow("ARG BUILD_CONFIGURATION\nRUN dotnet publish -c $BUILD_CONFIGURATION -o /app")]
    [DataRow("RUN dotnet build -c Debug && dotnet test -c Debug\nRUN dotnet publish -c Release -o /app")]
    public void Release_and_what_is_only_tested_are_fine(string lines) => Verify(Build(lines));

    [TestMethod]
    public void What_no_image_takes_is_not_shipped() =>
        Verify(Build("RUN dotnet publish -c Debug -o /app", "COPY app ."));

    [TestMethod]
    public void The_default_before_the_first_FROM_is_the_stage_s_too() => Verify("""
        ARG CONFIG=[|Debug|]
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        ARG CONFIG
        RUN dotnet publish -c $CONFIG -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        """, fixedTo: """
        ARG CONFIG=Release
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        ARG CONFIG
        RUN dotnet publish -c $CONFIG -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        """);

    [TestMethod]
    public void The_folder_that_is_copied_says_it_too() =>
        Verify(Build("RUN dotnet build", "COPY --from=build [|/src/bin/Debug/net10.0/|] ."));
}
