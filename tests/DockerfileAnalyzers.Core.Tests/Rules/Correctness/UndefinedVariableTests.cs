using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class UndefinedVariableTests : RuleTests<UndefinedVariable>
{
    [TestMethod]
    public void A_variable_of_another_stage_stays_there() => Verify("""
        FROM alpine:3.23 AS build
        ARG APP_DIR=/app
        FROM alpine:3.23
        WORKDIR [|$APP_DIR|]
        """,
        message: "'APP_DIR' is not set here: stage 'build' sets it, for itself");

    [TestMethod]
    public void A_variable_that_is_set_later_is_set_too_late() => Verify("""
        FROM alpine:3.23
        WORKDIR [|$APP_DIR|]
        ENV APP_DIR=/app
        """,
        message: "'APP_DIR' is not set here: line 3 sets it, later");

    [TestMethod]
    public void Variables_of_the_parent_stage_come_along() => Verify("""
        FROM alpine:3.23 AS base
        ARG APP_DIR=/app
        FROM base
        WORKDIR $APP_DIR
        """);

    [TestMethod]
    public void Commands_have_variables_of_their_own() => Verify("""
        ARG VERSION
        FROM alpine:3.23
        RUN VERSION=2; echo $VERSION
        """);

    [TestMethod]
    public void A_script_gets_nothing_that_no_instruction_of_its_stage_sets() => Verify("""
        ARG VERSION=1
        FROM alpine:3.23
        RUN wget https://example.com/app-[|$TARGETARCH|].gz && if [ -n "[|${VERSION}|]" ]; then echo "$VERSION"; fi
        """,
        fixedTo: """
        ARG VERSION=1
        FROM alpine:3.23
        ARG TARGETARCH
        ARG VERSION
        RUN wget https://example.com/app-$TARGETARCH.gz && if [ -n "${VERSION}" ]; then echo "$VERSION"; fi
        """);

    [TestMethod]
    public void A_comment_stays_with_its_instruction() => Verify("""
        FROM alpine:3.23

        # for all
        # the download
        RUN wget https://example.com/app-[|$TARGETARCH|].gz
        """,
        fixedTo: """
        FROM alpine:3.23

        ARG TARGETARCH
        # for all
        # the download
        RUN wget https://example.com/app-$TARGETARCH.gz
        """);

    [TestMethod]
    [DataRow("ARG NODE_VERSION=22\nFROM node:${NODE_VERSION}\nLABEL node=$NODE_VERSION\nRUN echo $NODE_VERSION")]
    [DataRow("FROM alpine:3.23\nRUN echo $PATH ${TARGETARCH:-amd64} && . ./set && echo $TARGETOS\nENV PATH=/app:$PATH")]
    [DataRow("FROM alpine:3.23\nRUN echo '$TARGETARCH' \\$TARGETARCH && for TARGETOS in a b; do echo $TARGETOS; done")]
    public void What_the_image_or_the_script_may_set_is_left_alone(string instructions) => Verify(instructions);
}
