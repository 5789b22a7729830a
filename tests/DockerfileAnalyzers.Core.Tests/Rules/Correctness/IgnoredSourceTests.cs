using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class IgnoredSourceTests : RuleTests<IgnoredSource>
{
    [TestMethod]
    public void What_another_stage_made_is_no_matter_of_the_context() => Verify("""
        FROM alpine:3.23 AS build
        FROM alpine:3.23
        COPY --from=build bin /bin
        """,
        dockerignore: "bin");
}
