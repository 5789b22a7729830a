using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
public sealed class MaintainerInstructionTests : RuleTests<MaintainerInstruction>
{
    [TestMethod]
    public void Quotes_are_not_doubled() => Verify("""
        FROM alpine:3.23
        [|MAINTAINER|] "Jo"
        """,
        fixedTo: """
        FROM alpine:3.23
        LABEL org.opencontainers.image.authors="Jo"
        """);

    [TestMethod]
    [DataRow("LABEL org.opencontainers.image.authors=Team")]
    [DataRow("LABEL a=b \"org.opencontainers.image.authors\"=\"Team\"")]
    [DataRow("label org.opencontainers.image.authors Team")]
    public void A_label_that_has_a_value_keeps_it(string label) =>
        Verify($"FROM alpine:3.23\n{label}\n[|MAINTAINER|] Jo\n", fix: "");

    [TestMethod]
    public void A_label_of_the_parent_stage_keeps_its_value() => Verify(
        "FROM alpine:3.23 AS base\nLABEL org.opencontainers.image.authors=Team\nFROM base\n[|MAINTAINER|] Jo\n", fix: "");
}
