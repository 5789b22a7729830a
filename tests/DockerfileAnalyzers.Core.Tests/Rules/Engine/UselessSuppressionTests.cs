using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
internal sealed class UselessSuppressionTests : RuleTests<UselessSuppression>
{
    [TestMethod]
    public void An_id_that_does_not_exist_is_said_by_another_rule() => Verify("""
        # dockerfile-analyzers ignore=DFA9999
        FROM debian:12
        """);

    [TestMethod]
    public void Comments_for_other_tools_are_left_alone() => Verify("""
        # hadolint ignore=DL3006
        FROM debian:12
        """);
}
