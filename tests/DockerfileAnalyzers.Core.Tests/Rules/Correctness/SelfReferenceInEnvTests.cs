using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class SelfReferenceInEnvTests : RuleTests<SelfReferenceInEnv>
{
    [TestMethod]
    public void A_value_from_before_may_be_meant() => Verify("""
        FROM alpine:3.23
        ARG VERSION=1
        ENV VERSION=2 NAME=app-$VERSION
        """);

    [TestMethod]
    public void Stages_do_not_share_variables() => Verify("""
        FROM alpine:3.23
        ENV A=1
        FROM alpine:3.23
        ENV A=2 B=[|$A|]
        """);

    [TestMethod]
    public void Continued_lines_become_two_instructions() => Verify("""
        FROM alpine:3.23
        ENV A=1 \
            B=[|${A}|]/x \
            C=3
        """,
        fixedTo: """
        FROM alpine:3.23
        ENV A=1
        ENV B=${A}/x \
            C=3
        """);

    [TestMethod]
    public void Single_quotes_hold_no_variables() => Verify("""
        FROM alpine:3.23
        ENV A=1 B='$A'
        """);
}
