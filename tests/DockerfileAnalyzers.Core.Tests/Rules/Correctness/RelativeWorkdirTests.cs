using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class RelativeWorkdirTests : RuleTests<RelativeWorkdir>
{
    [TestMethod]
    public void On_an_image_that_is_not_known_there_is_no_fix() => Verify("""
        FROM example/base:1
        WORKDIR [|"app"|]
        """);

    [TestMethod]
    [DataRow("/app")]
    [DataRow("'/app dir'")]
    [DataRow("C:\\\\app")]
    [DataRow("$APP_HOME")]
    [DataRow("${APP_HOME}/bin")]
    public void Absolute_paths_and_variables_are_fine(string path) => Verify($"FROM example/base:1\nWORKDIR {path}\n");

    [TestMethod]
    public void The_parent_stage_may_set_it() => Verify("""
        FROM alpine:3.23 AS base
        WORKDIR /app
        FROM base
        WORKDIR web
        """);
}
