using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class OutputRunAsCommandTests : RuleTests<OutputRunAsCommand>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN [|`a`|] && [|$((1 + 1))|] | x=1 [|$(b; c)|]")]
    public void All_kinds_of_expansions_are_found(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN $(a)/bin/b && $(c) d && sudo $(e) && x=$(f)")]
    public void A_part_of_a_command_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_long_command_is_shortened_in_the_message() => Verify(
        "FROM debian:12\nRUN [|$(cd /tools && curl -fsSLO https://example.org/a/b/c/d/e/f/g/tool.jar)|]\n",
        message: "The output of '$(cd /tools && curl -fsSLO https://example.org/a/b/c/d/e/f/…' is run as a command");
}
