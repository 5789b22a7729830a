using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ReadWithoutRTests : RuleTests<ReadWithoutR>
{
    [TestMethod]
    public void It_may_stand_anywhere() => Verify("""
        FROM debian:12
        RUN IFS=: [|read|] -p "a" x && command [|read|] x
        """,
        fixedTo: """
        FROM debian:12
        RUN IFS=: read -r -p "a" x && command read -r x
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN read -ra x && read -p y -r x && read -er x")]
    public void It_may_stand_in_a_cluster(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN read -t 0 && read -t0")]
    public void Asking_whether_there_is_input_reads_nothing(string instructions) => Verify(instructions);
}
