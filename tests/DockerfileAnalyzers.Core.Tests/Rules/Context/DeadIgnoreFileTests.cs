using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class DeadIgnoreFileTests : RuleTests<DeadIgnoreFile>
{
    [TestMethod]
    public void A_host_that_says_nothing_keeps_the_rule_silent() => Verify("""
        bin
        """,
        path: "/src/.dockerignore");
}
