using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class AndOrIsNotIfTests : RuleTests<AndOrIsNotIf>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN if a && b || c; then d; fi; (e && f) || g; h || i && j")]
    public void A_condition_or_a_group_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN a && b || true; c && d || x=1; e && f || printf g")]
    public void A_default_or_a_message_is_meant_for_every_failure(string instructions) => Verify(instructions);
}
