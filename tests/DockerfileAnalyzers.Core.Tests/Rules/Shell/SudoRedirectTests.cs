using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class SudoRedirectTests : RuleTests<SudoRedirect>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN sudo sh -c \"a > b\" && sudo cat < c")]
    public void What_only_reads_is_fine(string instructions) => Verify(instructions);
}
