using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnterminatedFindExecTests : RuleTests<UnterminatedFindExec>
{
    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . [|-exec|] rm {} && a; find . [|-execdir|] b {}\\;; find . -exec c {} + [|-exec|] d {}+")]
    public void The_end_is_a_word_of_its_own(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN find . -exec $command; find . -exec a \"$@\"")]
    public void A_variable_may_hold_the_end(string instructions) => Verify(instructions);
}
