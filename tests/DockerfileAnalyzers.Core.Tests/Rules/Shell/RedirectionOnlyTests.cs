using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class RedirectionOnlyTests : RuleTests<RedirectionOnly>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN a | [|> b|]; [|< c|] | d; [|< e|]")]
    public void A_part_of_a_pipe_needs_a_command(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("[|> /a/b|] || ls", "true > /a/b || ls")]
    [DataRow("if [|>/a|]; then ls; fi", "if true >/a; then ls; fi")]
    [DataRow("ls; [|> /a|]; ls", "ls; true > /a; ls")]
    public void A_script_goes_on_after_a_file_that_cannot_be_written(string script, string expected) =>
        Verify($"FROM debian:12\nRUN {script}\n", fixedTo: $"FROM debian:12\nRUN {expected}\n");
}
