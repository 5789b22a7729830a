using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class SolutionProjectMissingTests : RuleTests<SolutionProjectMissing>
{
    [TestMethod]
    public void A_solution_that_is_named_is_read_too() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Shop.sln .
        COPY Shop Shop
        RUN dotnet build [|Shop.sln|]
        """,
        project: "Solutions=Shop.sln?Shop/Shop.csproj?A/A.csproj?B/B.csproj",
        message: "'A/A.csproj' and 'B/B.csproj' are not in the image when 'dotnet build' reads 'Shop.sln'; "
            + "the command fails");

    [TestMethod]
    public void A_solution_whose_projects_are_all_there_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet build Shop.sln
        """, project: "Solutions=Shop.sln?Shop/Shop.csproj?A/A.csproj");
}
