using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class LoopOverOneWordTests : RuleTests<LoopOverOneWord>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN for x in *.c; do a; done; for x in $y; do b; done; for x in {c,d}; do e; done; for x in \"$@\"; do f; done")]
    public void Wildcards_and_expansions_are_several_words(string instructions) => Verify(instructions);
}
