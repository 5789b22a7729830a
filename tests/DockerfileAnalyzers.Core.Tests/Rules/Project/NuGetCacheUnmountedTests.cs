using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class NuGetCacheUnmountedTests : RuleTests<NuGetCacheUnmounted>
{
    private static string Dockerfile(string before, string restore) =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\n{before}\nRUN {restore}\n"
            + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build /app /app\n";

    [TestMethod]
    public void The_first_restore_is_where_a_cache_helps() => Verify(
        Dockerfile("COPY . .", "dotnet [|restore|] && dotnet publish"),
        message: "'dotnet restore' downloads all packages again whenever this layer is rebuilt");

    [TestMethod]
    [DataRow("COPY . .", "--mount=type=cache,target=/root/.nuget/packages dotnet restore")]
    [DataRow("USER app", "dotnet restore")]
    public void A_cache_that_is_there_and_a_home_that_is_not_roots_are_left_alone(string before, string restore) =>
        Verify(Dockerfile(before, restore));
}
