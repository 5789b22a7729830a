using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class SourceNotInContextTests : RuleTests<SourceNotInContext>
{
    private const string Context =
        "Shop.csproj\nsrc/ApiGateway/Gateway.csproj\nsrc/ApiGateway/a.txt\nDirectory.Build.props";

    [TestMethod]
    [DataRow("COPY [[|\"Shop/Shop.csproj\"|], \"Shop/\"]", "Shop/Shop.csproj", "Shop.csproj")]
    [DataRow("COPY [|src/Apigateway/a.txt|] /a", "src/Apigateway/a.txt", "src/ApiGateway/a.txt")]
    [DataRow("COPY [|Src/ApiGateway|] /a", "Src/ApiGateway", "src/ApiGateway")]
    [DataRow("COPY [|directory.build.props|] ./", "directory.build.props", "Directory.Build.props")]
    [DataRow("COPY [|src/ApiGateway/Gatewya.csproj|] ./", "src/ApiGateway/Gatewya.csproj",
        "src/ApiGateway/Gateway.csproj")]
    [DataRow("ADD --chown=1000 [|./shop.csproj|] ./", "./shop.csproj", "Shop.csproj")]
    public void A_path_of_the_context_is_meant(string copy, string written, string meant) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n" + copy + "\n",
        context: Context,
        message: $"'{written}' is not in the build context, so the build fails; did you mean '{meant}'?",
        fix: $"Copy '{meant}'");

    [TestMethod]
    public void A_project_that_is_nowhere() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop.csproj [|Lib/Lib.csproj|] [|packages.props|] ./
        """, context: Context, message: "'Lib/Lib.csproj' is not in the build context, so the build fails");

    [TestMethod]
    public void A_backslash_is_no_separator_on_Linux() => Verify("""
        FROM eclipse-temurin:21-jre
        COPY [|build\libs\app.jar|] /app.jar
        """,
        message: @"'build\libs\app.jar' is not in the build context, so the build fails; "
            + @"'\' is not a path separator on Linux, use 'build/libs/app.jar'",
        fixedTo: "FROM eclipse-temurin:21-jre\nCOPY build/libs/app.jar /app.jar");

    [TestMethod]
    [DataRow("COPY publish/ /app/")]
    [DataRow("COPY bin/Release/net10.0/publish/Shop.dll /app/")]
    [DataRow("COPY dist/package.json /app/")]
    [DataRow("COPY target/app.jar /app/")]
    [DataRow("COPY certificate.pfx /app/")]
    [DataRow("COPY *.fsproj ./")]
    [DataRow("COPY $PROJECT ./")]
    [DataRow("COPY --from=build Lib/Lib.csproj ./")]
    [DataRow("ADD https://example.org/Lib/Lib.csproj ./")]
    [DataRow("ONBUILD COPY package.json ./")]
    [DataRow("COPY my\\ file.txt ./")]
    [DataRow("COPY . .")]
    public void What_may_be_there_when_the_image_is_built_is_not_missed(string copy) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY Shop.csproj ./\n" + copy + "\n", context: Context);

    [TestMethod]
    public void Where_the_context_is_not_known_nothing_is_missed() => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY Lib/Lib.csproj ./\n");

    [TestMethod]
    public void On_an_image_that_may_be_of_Windows_case_does_not_count() => Verify(
        "ARG BASE\nFROM $BASE\nCOPY shop.csproj ./\nFROM example/iis\nWORKDIR C:/app\nCOPY shop.csproj ./\n",
        context: Context);

    [TestMethod]
    public void Windows_images_take_backslashes() => Verify(
        "# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY bin\\app.exe C:\\app\\\n");
}
