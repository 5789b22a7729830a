using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class UndefinedVariableTests : RuleTests<UndefinedVariable>
{
    [TestMethod]
    public void A_variable_of_another_stage_stays_there() => Verify("""
        FROM alpine:3.23 AS build
        ARG APP_DIR=/app
        FROM alpine:3.23
        WORKDIR [|$APP_DIR|]
        """,
        message: "'APP_DIR' is not set here; it is set in stage 'build' only");

    [TestMethod]
    public void A_stage_whose_base_is_not_a_valid_name_is_not_known() => Verify("""
        FROM alpine:3.23 AS restorer
        ARG CONFIGURATION=Release
        FROM restorer AS buildShop
        RUN echo $CONFIGURATION
        FROM buildShop AS publishShop
        RUN echo $CONFIGURATION
        WORKDIR /src/$CONFIGURATION
        """);

    [TestMethod]
    public void A_variable_that_is_set_later_is_set_too_late() => Verify("""
        FROM alpine:3.23
        WORKDIR [|$APP_DIR|]
        ENV APP_DIR=/app
        """,
        message: "'APP_DIR' is not set here; it is set later, on line 3");

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
    public void One_declaration_is_enough_for_all_instructions_of_a_stage() => Verify("""
        ARG VERSION=1
        FROM alpine:3.23
        RUN echo [|$TARGETARCH|]
        LABEL version=[|$VERSION|]
        RUN echo [|$TARGETARCH|] [|${VERSION}|]
        FROM alpine:3.23
        WORKDIR /[|$VERSION|]
        """,
        fixedTo: """
        ARG VERSION=1
        FROM alpine:3.23
        ARG TARGETARCH
        RUN echo $TARGETARCH
        ARG VERSION
        LABEL version=$VERSION
        RUN echo $TARGETARCH ${VERSION}
        FROM alpine:3.23
        ARG VERSION
        WORKDIR /$VERSION
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

    [TestMethod]
    [DataRow("debian:12", "ENV PATH=[|$PAHT|]:/x", "'PAHT' is not set here; did you mean 'PATH'?")]
    [DataRow("registry.example.com/base", "ENV PATH=[|$PAHT|]:/x", "'PAHT' is not set here; did you mean 'PATH'?")]
    [DataRow("alpine:3.23", "ARG ASSETS=a\nCOPY [|$ASSET|] /x", "'ASSET' is not set here; did you mean 'ASSETS'?")]
    [DataRow(
        "node:24",
        "ARG APP_VERSION\nLABEL v=[|${APP_VERSON}|]",
        "'APP_VERSON' is not set here; did you mean 'APP_VERSION'?")]
    [DataRow("node:24", "ENV N=[|$NODE_VERSOIN|]", "'NODE_VERSOIN' is not set here; did you mean 'NODE_VERSION'?")]
    public void A_name_that_is_almost_like_one_that_is_set_is_a_typo(
        string image, string instructions, string message) =>
        Verify($"FROM {image}\n{instructions}\n", message: message);

    [TestMethod]
    [DataRow("ruby:3.4", "ENV API_HOST [|$API_HOST|]")]
    [DataRow("scratch", "COPY [|$foo|] /x")]
    [DataRow("debian:12", "LABEL a=[|$VERSON|]")]
    [DataRow("arm64v8/python:3.13", "WORKDIR [|${WORKSPACE}|]/src")]
    [DataRow("mcr.microsoft.com/windows/nanoserver:ltsc2022", "ENV TOOLS=[|$TOOLS_DIR|]/bin")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "expose [|$PORT|]")]
    [DataRow("gcr.io/distroless/static-debian12", "USER [|$RUN_AS|]")]
    public void What_neither_the_file_nor_a_known_base_image_sets_is_empty(string image, string instruction) =>
        Verify($"FROM {image}\n{instruction}\n");

    [TestMethod]
    public void HOME_is_set_for_commands_only() => Verify("""
        FROM ubuntu:24.04
        ENV PATH=[|$HOME|]/.local/bin:$PATH
        RUN echo $HOME
        """,
        message: "'HOME' is not set here; it is set only when a container starts, "
            + "and Docker expands it to an empty string");

    [TestMethod]
    public void Only_a_shell_has_special_parameters() => Verify("""
        FROM registry.example.com/base
        ENV PASSWORD_HASH=a[|$$|]b COST="[|$5|]"
        """);

    [TestMethod]
    public void What_is_copied_onto_itself_is_to_come_from_the_caller() => Verify("""
        FROM ruby:3.4
        ENV API_HOST=[|$API_HOST|]
        """,
        fixedTo: """
        FROM ruby:3.4
        ARG API_HOST
        ENV API_HOST=$API_HOST
        """);

    [TestMethod]
    public void A_secret_is_not_to_come_as_an_ARG()
    {
        var findings = RuleEngine.Analyze(
            TestInput.Create("/src/Dockerfile", "FROM ruby:3.4\nENV API_TOKEN=$API_TOKEN\n"));
        Assert.IsNull(findings.Single(finding => finding.Rule.Id == "DFA4204").Fix);
    }

    [TestMethod]
    public void A_trigger_does_not_see_the_ARGs_of_its_own_file() => Verify("""
        FROM debian:12
        ARG APP=/app
        ENV KEPT=1
        ONBUILD COPY . [|$APP|]
        ONBUILD RUN echo [|$APP|] $KEPT
        ENV LATE=1
        ONBUILD ARG OWN
        ONBUILD RUN echo $OWN $LATE
        """,
        message: "'APP' is not set here; an ONBUILD trigger does not see the ARGs of this file");

    [TestMethod]
    public void A_trigger_needs_an_ARG_of_its_own() => Verify("""
        ARG VERSION=1
        FROM debian:12
        ONBUILD RUN echo [|$VERSION|]
        ONBUILD LABEL version=[|$VERSION|]
        """,
        fixedTo: """
        ARG VERSION=1
        FROM debian:12
        ONBUILD ARG VERSION
        ONBUILD RUN echo $VERSION
        ONBUILD LABEL version=$VERSION
        """);

    [TestMethod]
    [DataRow("FROM registry.example.com/base\nENV A=$WHATEVER B=$HOME/x")]
    [DataRow("ARG BASE=debian:12\nFROM $BASE\nENV A=$WHATEVER")]
    [DataRow("ARG TAG\nFROM node:$TAG\nENV A=$NODE_VERSION B=$YARN_VERSION")]
    [DataRow("FROM maven:3-eclipse-temurin-21\nENV PATH=$JAVA_HOME/bin:$MAVEN_HOME/bin:$PATH")]
    [DataRow("FROM debian:12\nENV OPTS=\"$OPTS -x\" http_proxy=$HTTP_PROXY")]
    [DataRow("FROM debian:12\nENV A='$x' B=\\$x C=${x:-1} D=${x+1}")]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV TOOLS=C:/t\nENV PATH=$PATH;$tools")]
    [DataRow("FROM debian:12\nENV A=1 B=$A")]
    [DataRow("FROM debian:12\nCMD [\"$x\"]\nENTRYPOINT exec $y")]
    public void What_is_not_known_or_meant_is_left_alone(string instructions) => Verify(instructions);
}
