using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class PackageAddedUnpinnedTests : RuleTests<PackageAddedUnpinned>
{
    [TestMethod]
    [DataRow("RUN dotnet add package [|Dapper|]")]
    [DataRow("RUN dotnet add Shop/Shop.csproj package [|Dapper|] --source https://example.org/v3/index.json")]
    [DataRow("RUN dotnet add src/Shop.fsproj package [|Dapper|] --no-restore")]
    [DataRow("RUN dotnet package add [|Dapper|] --project Shop.csproj")]
    [DataRow("RUN [\"dotnet\", \"add\", \"package\", [|\"Dapper\"|]]")]
    [DataRow("RUN sh -c 'dotnet add package [|Dapper|]'")]
    [DataRow("RUN <<EOF\ncd /src\ndotnet add Shop.vbproj package [|Dapper|]\nEOF")]
    [DataRow("RUN dotnet new web && dotnet add package [|Dapper|] --prerelease")]
    public void However_it_is_written(string run) => Verify($"FROM mcr.microsoft.com/dotnet/sdk:10.0\n{run}\n");

    [TestMethod]
    [DataRow("RUN dotnet add package Dapper --version 2.1.66")]
    [DataRow("RUN dotnet add package Dapper -v 2.1.66")]
    [DataRow("RUN dotnet add package Dapper --version=2.1.66")]
    [DataRow("RUN dotnet package add Dapper@2.1.66")]
    [DataRow("ARG VERSION\nRUN dotnet add package Dapper --version $VERSION")]
    [DataRow("RUN dotnet add package $PACKAGE")]
    [DataRow("RUN dotnet add reference ../Lib/Lib.csproj")]
    [DataRow("RUN dotnet package list")]
    [DataRow("RUN dotnet package search Dapper")]
    public void A_version_and_other_commands_are_fine(string run) =>
        Verify($"FROM mcr.microsoft.com/dotnet/sdk:10.0\n{run}\n");

    [TestMethod]
    public void Central_package_management_has_the_version() => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet add package Dapper\n",
        project: "BuildFiles=PackageVersions?/src/Directory.Packages.props");
}
