using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class ImportMissingTests : RuleTests<ImportMissing>
{
    private static string Dockerfile(
        string copies,
        string source = "COPY Shop Shop",
        string restore = "Shop/Shop.csproj",
        string build = "Shop/Shop.csproj") =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\n{copies}\nRUN dotnet restore {restore}\n"
            + $"{source}\nRUN dotnet publish {build} -o /app\n";

    [TestMethod]
    public void An_import_is_relative_to_the_file_that_imports_it() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Directory.Build.props .
        COPY build build
        COPY services/Shop project
        WORKDIR /src/project
        RUN dotnet publish
        """,
        project: "ProjectFile=services/Shop/Shop.csproj\n"
            + "Imports=BuildSettings?build/dependencies.props?Directory.Build.props",
        context: "Directory.Build.props 10\nbuild/dependencies.props 10\nservices/Shop/Shop.csproj 10");

    [TestMethod]
    public void A_build_without_an_imported_file_fails() => Verify(
        Dockerfile("COPY Shop/Shop.csproj Shop/", build: "[|Shop/Shop.csproj|]"),
        project: "ProjectFile=Shop/Shop.csproj\nImports=BuildSettings?eng/shop.props?Shop/Shop.csproj",
        message: "'eng/shop.props' is not in the image when 'dotnet publish' runs; the project imports it, "
            + "and the build fails (MSB4019)",
        fixedTo: Dockerfile("COPY Shop/Shop.csproj Shop/\nCOPY eng/shop.props eng/"));

    [TestMethod]
    public void A_restore_goes_on_without_it_and_without_what_it_sets() => Verify(
        Dockerfile("COPY Shop/Shop.csproj Shop/", "COPY . .", restore: "[|Shop/Shop.csproj|]"),
        project: "ProjectFile=Shop/Shop.csproj\nImports=BuildSettings?eng/shop.props?Shop/Shop.csproj",
        message: "'eng/shop.props' is not in the image when 'dotnet restore' runs; the project imports it, "
            + "and the restore ignores the imported settings");

    [TestMethod]
    public void What_a_restore_does_not_need_may_come_later() => Verify(
        Dockerfile("COPY Shop/Shop.csproj Shop/", "COPY . ."),
        project: "ProjectFile=Shop/Shop.csproj\nImports=Harmless?eng/shop.props?Shop/Shop.csproj");

    [TestMethod]
    public void An_import_of_a_file_that_is_not_there_is_never_read() => Verify(
        Dockerfile("COPY Shop/Shop.csproj Shop/"),
        project: "ProjectFile=Shop/Shop.csproj\nImports=BuildSettings?eng/shop.props?Directory.Build.props");

    [TestMethod]
    public void Behind_what_cannot_be_followed_nothing_is_said() => Verify(
        Dockerfile("COPY Shop/Shop.csproj Shop/\nRUN ./prepare.sh"),
        project: "ProjectFile=Shop/Shop.csproj\nImports=BuildSettings?eng/shop.props?Shop/Shop.csproj");
}
