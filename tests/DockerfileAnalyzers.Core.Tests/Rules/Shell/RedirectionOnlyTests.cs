using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class RedirectionOnlyTests : RuleTests<RedirectionOnly>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN a | [|> b|]; [|< c|] | d; [|< e|]")]
    public void A_part_of_a_pipe_needs_a_command(string instructions) => Verify(instructions);
}
