using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
public sealed class OldPatchTests : RuleTests<OldPatch>
{
    [TestMethod]
    public void A_patch_of_this_quarter_is_fine() => Verify("FROM mcr.microsoft.com/dotnet/aspnet:10.0.9\n");
}
