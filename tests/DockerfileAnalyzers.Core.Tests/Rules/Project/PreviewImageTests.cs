using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class PreviewImageTests : RuleTests<PreviewImage>
{
    [TestMethod]
    public void A_preview_of_what_is_to_come_is_fine() => Verify(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0-preview\n", project: "DockerfileAnalyzersAsOfDate=2025-06-01");
}
