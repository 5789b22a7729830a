using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class PipeIntoNonReaderTests : RuleTests<PipeIntoNonReader>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN a | tee b && c | xargs rm && c | sudo xargs rm && d | echo $(cat)")]
    public void What_reads_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN du --files0-from=- < a; cp -i b c < d; rm e < /dev/null; echo f 3< g")]
    public void Questions_and_no_input_are_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN [|echo|] < a; b | command [|rm|] c; d | sudo -u e [|/bin/ls|]; [|cd|] <<< f")]
    public void Files_count_and_what_is_behind_sudo(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("yes | cp -ri a b")]
    [DataRow("yes | rm -rI a")]
    [DataRow("find . | du --files0-from=-")]
    public void What_asks_or_is_told_to_reads(string script) => Verify($"FROM debian:12\nRUN {script}\n");
}
