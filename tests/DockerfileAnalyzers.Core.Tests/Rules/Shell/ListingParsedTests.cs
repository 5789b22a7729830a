using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ListingParsedTests : RuleTests<ListingParsed>
{
    [TestMethod]
    public void Grep_selects_from_a_listing() => Verify("""
        FROM debian:12
        RUN [|ls|] /a | grep -v b && [|ps|] aux | grep c && [|ls|] | while read -r x; do echo; done
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN ls && ls > /f && ps aux | head && find . | grep a")]
    public void What_nobody_reads_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN ls | xargs rm && ls -N | head && ps -p 1 | grep x")]
    public void Other_rules_and_chosen_options_decide(string instructions) => Verify(instructions);
}
