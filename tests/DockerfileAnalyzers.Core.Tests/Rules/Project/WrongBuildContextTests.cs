using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class WrongBuildContextTests : RuleTests<WrongBuildContext>
{
    [TestMethod]
    public void A_file_that_is_there_is_not_named() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY Shop.csproj ./
        """, project: "DockerfileContext=/repo/Shop\nBetterBuildContext=/src/Dockerfile?/repo", context: "Shop.csproj");

    [TestMethod]
    [DataRow("COPY . .")]
    [DataRow("COPY ./ ./")]
    [DataRow("COPY / ./")]
    [DataRow("COPY .. ./")]
    [DataRow("COPY ../Shop.csproj ./")]
    public void The_context_itself_is_in_each_context(string copy) => Verify(
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0\n{copy}\n",
        project: "DockerfileContext=/repo/Shop\nBetterBuildContext=/src/Dockerfile?/repo", context: "Shop.csproj");

    [TestMethod]
    [DataRow(
        "/src",
        "/",
        "'Shop.csproj' is not in the configured build context '.' but in '..' (relative to this file); "
            + "a build from '.' fails")]
    [DataRow(
        "/src/deploy",
        "/src",
        "'Shop.csproj' is not in the configured build context 'deploy' but in '.' (relative to this file); "
            + "a build from 'deploy' fails")]
    [DataRow(
        "/repo/deploy",
        "/repo",
        "'Shop.csproj' is not in the configured build context '../repo/deploy' but in '../repo' "
            + "(relative to this file); a build from '../repo/deploy' fails")]
    public void Folders_are_named_from_the_Dockerfile(string folder, string better, string message) => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY [|Shop.csproj|] ./
        """,
        project: $"DockerfileContext={folder}\nBetterBuildContext=/src/Dockerfile?{better}",
        context: "other",
        message: message);
}
