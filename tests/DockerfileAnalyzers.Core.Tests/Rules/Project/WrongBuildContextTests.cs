using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class WrongBuildContextTests : RuleTests<WrongBuildContext>
{
    [TestMethod]
    public void A_file_that_is_there_is_not_named() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY Shop.csproj ./
        """, project: "DockerfileContext=/repo/Shop\nBetterBuildContext=/src/Dockerfile?/repo", context: "Shop.csproj");
}
