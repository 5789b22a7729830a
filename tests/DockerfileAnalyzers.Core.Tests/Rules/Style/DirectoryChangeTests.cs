using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class DirectoryChangeTests : RuleTests<DirectoryChange>
{
    [TestMethod]
    public void The_start_of_a_container_is_another_matter() => Verify("""
        FROM alpine:3.23
        CMD cd /app && make
        """);
}
