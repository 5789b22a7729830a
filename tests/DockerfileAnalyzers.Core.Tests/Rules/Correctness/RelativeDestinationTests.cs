using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class RelativeDestinationTests : RuleTests<RelativeDestination>
{
    [TestMethod]
    public void Scratch_starts_at_the_root() => Verify("""
        FROM scratch
        COPY app .
        """);

    [TestMethod]
    public void A_path_that_a_variable_begins_is_not_known() => Verify("""
        FROM example/base:1
        COPY app $APP_HOME/
        """);

    [TestMethod]
    public void Quotes_do_not_hide_an_absolute_path() => Verify("""
        FROM example/base:1
        COPY ["app", "/app/"]
        COPY app "/app/"
        """);

    [TestMethod]
    public void The_WORKDIR_of_the_parent_stage_counts() => Verify("""
        FROM example/base:1 AS base
        WORKDIR /app
        FROM base
        COPY app .
        """);
}
