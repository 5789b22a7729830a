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
}
