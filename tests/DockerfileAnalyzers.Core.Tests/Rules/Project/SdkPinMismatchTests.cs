using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class SdkPinMismatchTests : RuleTests<SdkPinMismatch>
{
    private static void Check(string tag, string version, string rollForward, bool fails) => Verify(
        $"FROM {(fails ? "[|" : "")}mcr.microsoft.com/dotnet/sdk:{tag}{(fails ? "|]" : "")}\nWORKDIR /src\nCOPY . .\n"
            + "RUN dotnet build\n",
        project: $"ProjectFile=Shop.csproj\nGlobalJson=global.json\nGlobalJsonVersion={version}\n"
            + $"GlobalJsonRollForward={rollForward}");

    [TestMethod]
    [DataRow("10.0", "9.0.100", "", true)]
    [DataRow("10.0", "10.0.100", "", true)]
    [DataRow("10.0", "10.0.400", "", false)]
    [DataRow("10.0", "10.0.500", "", false)]
    [DataRow("10.0", "10.0.100", "latestFeature", false)]
    [DataRow("10.0", "9.0.100", "latestFeature", true)]
    [DataRow("10.0", "9.0.100", "latestMinor", true)]
    [DataRow("10.0", "9.0.100", "latestMajor", false)]
    [DataRow("8.0", "9.0.100", "latestMajor", true)]
    [DataRow("10.0.102-noble", "10.0.100", "", false)]
    [DataRow("10.0.102-noble", "10.0.103", "", true)]
    [DataRow("10.0.102-noble", "10.0.100", "disable", true)]
    [DataRow("latest", "9.0.100", "", false)]
    // Tags of previews were not moved to the release.
    [DataRow("8.0-preview", "8.0.100-preview.5.23303.2", "", false)]
    [DataRow("8.0-preview-alpine", "8.0.100", "", false)]
    [DataRow("9.0.100-rc.2", "9.0.100", "", false)]
    public void A_pin_accepts_what_its_policy_says(string tag, string version, string rollForward, bool fails) =>
        Check(tag, version, rollForward, fails);

    [TestMethod]
    public void The_first_command_that_finds_the_file_fails() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        WORKDIR /src
        COPY Shop.csproj .
        RUN dotnet restore
        COPY . .
        RUN dotnet publish -o /app
        """,
        project: "ProjectFile=Shop.csproj\nGlobalJson=global.json\nGlobalJsonVersion=9.0.100",
        message: "'global.json' requires SDK 9.0.100, but the image has 10.0.400 or a newer 10.0; "
            + "'dotnet publish' fails");

    [TestMethod]
    public void A_file_that_is_not_in_the_image_decides_nothing() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop Shop
        RUN dotnet build Shop
        """, project: "ProjectFile=Shop/Shop.csproj\nGlobalJson=global.json\nGlobalJsonVersion=9.0.100");

    [TestMethod]
    public void A_Dockerfile_for_another_context_may_not_copy_the_file() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet build
        """, project: "ProjectFile=Shop.csproj\nGlobalJson=global.json\nGlobalJsonVersion=9.0.100\n"
            + "DockerfileContext=/src\nBetterBuildContext=/src/Dockerfile?/src/Shop");

    [TestMethod]
    public void A_file_in_another_folder_is_not_read() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY . /repo
        WORKDIR /src
        RUN dotnet build /repo/Shop.csproj
        """, project: "ProjectFile=Shop.csproj\nGlobalJson=global.json\nGlobalJsonVersion=9.0.100");

    [TestMethod]
    public void Where_an_SDK_is_installed_by_a_script_nothing_is_said() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        RUN curl -sSL https://dot.net/v1/dotnet-install.sh -o /tmp/install.sh \
            && bash /tmp/install.sh --version 9.0.100 --install-dir /usr/share/dotnet
        COPY . .
        RUN dotnet build
        """, project: "ProjectFile=Shop.csproj\nGlobalJson=global.json\nGlobalJsonVersion=9.0.100");
}
