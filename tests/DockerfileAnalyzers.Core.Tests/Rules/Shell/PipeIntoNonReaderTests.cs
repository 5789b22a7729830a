using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class PipeIntoNonReaderTests : RuleTests<PipeIntoNonReader>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN a | tee b && c | xargs rm && d | echo $(cat)")]
    public void What_reads_is_fine(string instructions) => Verify(instructions);
}
