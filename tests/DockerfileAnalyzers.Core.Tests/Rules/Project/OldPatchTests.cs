using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class OldPatchTests : RuleTests<OldPatch>
{
    [TestMethod]
    public void A_patch_of_this_quarter_is_fine() => Verify("FROM mcr.microsoft.com/dotnet/aspnet:10.0.9\n");

    [TestMethod]
    public void The_SDK_of_the_build_may_know_newer_patches() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0.9|]
        """,
        message: "'mcr.microsoft.com/dotnet/aspnet:10.0.9' is 5 patch releases behind 10.0.14, "
            + "which include security fixes",
        project: "SdkRuntimes=10.0.14|9.0.20");
}
