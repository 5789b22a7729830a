using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class UndeclaredArgumentInFromTests : RuleTests<UndeclaredArgumentInFrom>
{
    [TestMethod]
    public void An_ARG_of_a_stage_does_not_count() => Verify("""
        FROM alpine:3.23
        ARG BASE=alpine:3.23
        FROM [|$BASE|]
        """,
        message: "'BASE' is not declared by an ARG before the first FROM");

    [TestMethod]
    public void A_declaration_without_a_default_is_enough() => Verify("""
        ARG BASE
        FROM --platform=$BUILDPLATFORM $BASE
        """);
}
