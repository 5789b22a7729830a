using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class MaintainerInstructionTests : RuleTests<MaintainerInstruction>
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
        "FROM alpine:3.23 AS base\nLABEL org.opencontainers.image.authors=Team\nFROM base\n[|MAINTAINER|] Jo\n",
        fix: "");

    [TestMethod]
    [DataRow("example/image")]
    [DataRow("bitnami/nginx:1.27")]
    [DataRow("$IMAGE")]
    [DataRow("ghcr.io/example/debian:12")]
    public void Another_image_may_have_the_label(string image) => Verify(
        $"ARG IMAGE\nFROM {image}\n[|MAINTAINER|] Jo\n",
        fix: "Replace with LABEL (it overrides the same label of the base image)", safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("scratch")]
    [DataRow("library/debian:12")]
    [DataRow("docker.io/python:2.5")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0")]
    public void Official_images_have_no_such_label(string image) => Verify(
        $"FROM {image}\n[|MAINTAINER|] Jo\n", fix: "Replace with LABEL", safety: FixSafety.Safe);

    [TestMethod]
    public void A_comment_within_it_is_kept() =>
        Verify("FROM alpine:3.23\n[|MAINTAINER|] Jo \\\n# of the team\n  Doe\n", fix: "");
}
