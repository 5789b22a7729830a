using DockerfileAnalyzers.Rules.Cache;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Cache;

[TestClass]
internal sealed class ConsecutiveRunsTests : RuleTests<ConsecutiveRuns>
{
    [TestMethod]
    public void Other_flags_are_another_environment() => Verify("""
        FROM alpine:3.23
        RUN --mount=type=cache,target=/c make
        RUN make install
        """);
}
