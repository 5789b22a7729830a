using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class HealthcheckMissingTests : RuleTests<HealthcheckMissing>
{
    [TestMethod]
    public void That_of_the_parent_counts() => Verify("""
        FROM nginx:1.27 AS base
        HEALTHCHECK NONE
        FROM base
        """);
}
