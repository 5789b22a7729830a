using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class NegationIgnoredTests : RuleTests<NegationIgnored>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN set -e; (! a); f() { ! b; }; f; while ! c; do d; done; e")]
    [DataRow("FROM debian:12\nRUN ! a; b")]
    public void What_is_noticed_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nSHELL [\"/bin/sh\", \"-ec\"]\nRUN { [|! a|]; }; if b; then [|! c|]; fi; d")]
    [DataRow("FROM debian:12\nRUN set -e; [|! { a | b; }|]; c")]
    public void A_group_or_a_branch_makes_no_difference(string instructions) => Verify(instructions);
}
