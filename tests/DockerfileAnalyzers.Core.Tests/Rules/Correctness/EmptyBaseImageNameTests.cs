using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class EmptyBaseImageNameTests : RuleTests<EmptyBaseImageName>
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
        message: "Without '--build-arg', the image name is empty");

    [TestMethod]
    public void A_tag_cannot_begin_with_a_hyphen() => Verify("""
        ARG VERSION
        FROM [|node:${VERSION}-alpine|]
        """,
        message: "Without '--build-arg', 'node:-alpine' is not a valid image name because its tag must start with a "
            + "letter, a digit or '_' and contain only these, '.' and '-'");

    [TestMethod]
    public void A_default_may_be_invalid_itself() => Verify("""
        ARG REGISTRY
        ARG IMAGE=My_Image
        FROM [|$IMAGE|]
        FROM [|$REGISTRY/app:1|]
        """);

    [TestMethod]
    public void What_fails_with_a_message_is_meant_to_fail() => Verify("""
        ARG IMAGE
        ARG TAG
        FROM ${IMAGE:?missing}
        FROM node:${TAG?missing}-alpine
        """);

    [TestMethod]
    public void A_default_may_name_a_stage() => Verify("""
        ARG VARIANT=build
        FROM debian:12 AS build
        FROM $VARIANT
        """);
}
