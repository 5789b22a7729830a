using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class RepeatedKeyTests : RuleTests<RepeatedKey>
{
    [TestMethod]
    public void Both_folders_are_meant_to_be_in_PATH() => Verify("""
        FROM debian:12
        env [|PATH|]=/a:$PATH PATH=/b:$PATH
        """,
        fixedTo: """
        FROM debian:12
        env PATH=/a:$PATH
        env PATH=/b:$PATH
        """,
        message: "'PATH' is set again in the same ENV instruction; this value is lost");

    [TestMethod]
    public void The_value_that_is_lost_is_removed() => Verify("""
        FROM debian:12
        ENV [|A|]=1 \
            B=2 \
            A=3
        """,
        fixedTo: """
        FROM debian:12
        ENV B=2 \
            A=3
        """);

    [TestMethod]
    [DataRow("ARG [|V|]=1 V=2")]
    [DataRow("LABEL [|\"a.b\"|]=1 a.b=2")]
    public void Arguments_and_labels_are_overwritten_too(string instruction) =>
        Verify($"FROM debian:12\n{instruction}\n");

    [TestMethod]
    [DataRow("ENV A=1 a=2")]
    [DataRow("ENV A 1 A=2")]
    [DataRow("ARG V V=2")]
    [DataRow("ENV A=1\nENV A=2")]
    public void Other_keys_and_other_instructions_are_fine(string instruction) =>
        Verify($"FROM debian:12\n{instruction}\n");
}
