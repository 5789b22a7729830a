using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class RedundantTargetPlatformTests : RuleTests<RedundantTargetPlatform>
{
    [TestMethod]
    public void Braces_make_no_difference() => Verify("""
        FROM [|--platform=${TARGETPLATFORM}|]   alpine:3.23 AS x
        """,
        fixedTo: """
        FROM alpine:3.23 AS x
        """);

    [TestMethod]
    public void Only_the_whole_is_redundant() => Verify("""
        FROM --platform=$TARGETOS/amd64 alpine:3.23
        """);

    [TestMethod]
    [DataRow("ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM alpine:3.23\n")]
    [DataRow("arg A=1 TARGETPLATFORM=linux/arm64\nFROM --platform=${TARGETPLATFORM} alpine:3.23\n")]
    [DataRow("FROM --platform=${TARGETPLATFORM:+linux/arm64} alpine:3.23\n")]
    public void Another_platform_than_the_default_is_not_redundant(string text) => Verify(text);

    [TestMethod]
    public void An_ARG_without_a_value_changes_nothing() => Verify(
        "ARG TARGETPLATFORM\nFROM [|--platform=$TARGETPLATFORM|] alpine:3.23\n",
        fixedTo: "ARG TARGETPLATFORM\nFROM alpine:3.23\n");
}
