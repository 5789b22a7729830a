using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class LoopOverCommandOutputTests : RuleTests<LoopOverCommandOutput>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN for f in $(seq 3) ; do a; done; for g in $(b | c); do d; done")]
    public void Other_commands_print_lists(string instructions) => Verify(instructions);
}
