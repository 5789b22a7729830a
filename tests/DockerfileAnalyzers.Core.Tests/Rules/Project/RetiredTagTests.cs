using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class RetiredTagTests : RuleTests<RetiredTag>
{
    [TestMethod]
    public void A_version_that_ended_is_reported_as_such_only() =>
        Verify("FROM mcr.microsoft.com/dotnet/aspnet:8.0-alpine3.17\n");

    [TestMethod]
    public void While_the_version_was_supported_its_retired_tags_were_not() => Verify(
        "FROM [|mcr.microsoft.com/dotnet/aspnet:8.0-alpine3.18|]\n",
        project: "DockerfileAnalyzersAsOfDate=2025-01-01",
        fixedTo: "FROM mcr.microsoft.com/dotnet/aspnet:8.0-alpine\n");
}
