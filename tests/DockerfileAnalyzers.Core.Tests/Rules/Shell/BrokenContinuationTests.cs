using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class BrokenContinuationTests : RuleTests<BrokenContinuation>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN \"-x\" a; '-y'; A=b -x; sudo -x")]
    public void Quotes_say_that_it_is_meant(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_line_of_a_heredoc_needs_a_backslash_too() => Verify("""
        FROM debian:12
        RUN <<EOF
        apt-get install
          [|-y|] curl
        EOF
        """);
}
