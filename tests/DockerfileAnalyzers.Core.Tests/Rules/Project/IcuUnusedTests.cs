using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class IcuUnusedTests : RuleTests<IcuUnused>
{
    [TestMethod]
    public void A_stage_that_is_not_shipped_may_have_it() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine AS tools
        RUN apk add icu-libs
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        """);
}
