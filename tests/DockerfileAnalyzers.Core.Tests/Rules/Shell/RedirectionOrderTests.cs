using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class RedirectionOrderTests : RuleTests<RedirectionOrder>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN x=$(a 2>&1 >/dev/null); b 2>c >d")]
    public void Output_that_is_caught_may_be_meant(string instructions) => Verify(instructions);

    [TestMethod]
    public void At_the_end_of_a_pipe_nothing_takes_the_errors() =>
        Verify("FROM debian:12\nRUN a | b [|2>&1|] >/dev/null\n");
}
