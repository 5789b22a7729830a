using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class BuildPlatformShippedTests : RuleTests<BuildPlatformShipped>
{
    [TestMethod]
    public void A_single_stage_may_be_a_tool_for_the_build_machine() =>
        Verify("FROM --platform=$BUILDPLATFORM alpine:3.23\n");
}
