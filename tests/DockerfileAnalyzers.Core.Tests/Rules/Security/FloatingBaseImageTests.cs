using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class FloatingBaseImageTests : RuleTests<FloatingBaseImage>
{
    [TestMethod]
    public void A_digest_pins() => Verify("""
        FROM debian@sha256:0000000000000000000000000000000000000000000000000000000000000000
        """);

    [TestMethod]
    public void An_argument_is_the_callers_to_pin() => Verify("""
        ARG BASE=debian
        FROM $BASE
        """);

    [TestMethod]
    public void A_port_is_no_tag() => Verify("""
        FROM [|registry.example.com:5000/team/app|]
        """);

    [TestMethod]
    public void A_stage_is_no_image() => Verify("""
        FROM debian:12 AS base
        FROM base
        """);
}
