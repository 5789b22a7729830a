using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class ProjectSourceMissingTests : RuleTests<ProjectSourceMissing>
{
    private const string Shop = "ProjectFile=Shop/Shop.csproj\nProjectReferences=Lib/Lib.csproj|Data/Data.csproj";
    private const string Files =
        "Shop/Shop.csproj\nShop/Program.cs\nLib/Lib.csproj\nLib/Catalog.cs\nData/Data.csproj\nData/Store.cs";

    private static string Dockerfile(string source, string target = "Shop/Shop.csproj") =>
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY Shop/Shop.csproj Shop/\n"
            + $"COPY Lib/Lib.csproj Lib/\nCOPY Data/Data.csproj Data/\nRUN dotnet restore Shop/Shop.csproj\n{source}\n"
            + $"RUN dotnet publish {target} -o /app\n";

    [TestMethod]
    public void The_source_of_every_reference_is_needed() => Verify(
        Dockerfile("COPY Shop Shop", "[|Shop/Shop.csproj|]"), project: Shop, context: Files,
        message: "The source of 'Lib' and 'Data' is not in the image when 'dotnet publish' runs; "
            + "code that uses it does not compile",
        fixedTo: Dockerfile("COPY Shop Shop\nCOPY Lib/ Lib/\nCOPY Data/ Data/"));

    [TestMethod]
    [DataRow("COPY . .")]
    [DataRow("COPY Shop Shop\nCOPY Lib Lib\nCOPY Data Data")]
    [DataRow("COPY Shop Shop\nCOPY Lib/*.cs Lib/\nCOPY Data/Store.cs Data/")]
    [DataRow("COPY Shop Shop\nRUN ./fetch-sources.sh")]
    public void Source_that_is_there_or_may_be_is_not_missing(string source) =>
        Verify(Dockerfile(source), project: Shop, context: Files);

    [TestMethod]
    public void A_project_without_source_beside_it_needs_none() => Verify(
        Dockerfile("COPY Shop Shop"),
        project: Shop,
        context: "Shop/Shop.csproj\nShop/Program.cs\nLib/Lib.csproj\nData/Data.csproj");

    [TestMethod]
    public void Without_a_listing_of_the_context_nothing_is_said() =>
        Verify(Dockerfile("COPY Shop Shop"), project: Shop);
}
