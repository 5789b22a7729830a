using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class PackageSourceMissingTests : RuleTests<PackageSourceMissing>
{
    private const string Facts =
        "ProjectFile=Shop/Shop.csproj\nDirectPackageReferences=Contoso.Logging\nPackageFolders=";

    [TestMethod]
    [DataRow("../packages", "/packages")]
    [DataRow("..\\packages", "/packages")]
    [DataRow("local/feed", "/src/local/feed")]
    [DataRow("/opt/packages", "/opt/packages")]
    [DataRow("C:\\packages", "/src/C:\\packages")]
    public void The_directory_counts_from_the_configuration_file(string source, string folder) => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY nuget.config .
        COPY Shop/Shop.csproj Shop/
        RUN dotnet restore [|Shop/Shop.csproj|]
        """,
        project: Facts + source + "?nuget.config",
        message: $"'nuget.config' specifies the package source '{source}', but '{folder}' does not exist when "
            + "'dotnet restore' runs; the restore fails (NU1301)");

    [TestMethod]
    public void A_publish_restores_too() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        WORKDIR Shop
        RUN ["dotnet", [|"publish"|], "-o", "/app"]
        """,
        project: Facts + "../packages?nuget.config",
        context: "nuget.config 1\nShop/Shop.csproj 1");

    [TestMethod]
    [DataRow("COPY . .\nRUN dotnet restore Shop/Shop.csproj -s https://example.com/index.json")]
    [DataRow("COPY . .\nRUN --mount=type=bind,source=packages,target=/packages dotnet restore Shop/Shop.csproj")]
    [DataRow("COPY . .\nRUN mkdir /packages && dotnet restore Shop/Shop.csproj")]
    [DataRow("COPY . .\nCOPY --from=feed . /packages/\nRUN dotnet restore Shop/Shop.csproj")]
    [DataRow("COPY . .\nRUN dotnet nuget remove source local && dotnet restore Shop/Shop.csproj")]
    [DataRow("COPY . .\nRUN sed -i /packages/d nuget.config && dotnet restore Shop/Shop.csproj")]
    [DataRow("COPY Shop Shop\nRUN dotnet restore Shop/Shop.csproj")]
    public void What_is_brought_or_not_read_is_not_missing(string instructions) => Verify(
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n{instructions}\n",
        project: Facts + "../packages?nuget.config");

    [TestMethod]
    public void Without_packages_no_source_is_asked() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet restore Shop/Shop.csproj
        """, project: "ProjectFile=Shop/Shop.csproj\nPackageFolders=../packages?nuget.config");
}
