using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class EmptyBaseImageNameTests : RuleTests<EmptyBaseImageName>
{
    [TestMethod]
    public void An_operand_is_a_default() => Verify("""
        ARG VERSION
        FROM alpine:${VERSION:-3.23}
        """);

    [TestMethod]
    public void The_whole_name_may_be_missing() => Verify("""
        ARG BASE
        FROM [|$BASE|]
        """,
        message: "Without --build-arg the image is '': no image");
}
