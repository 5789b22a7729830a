using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class DuplicateStageNameTests : RuleTests<DuplicateStageName>
{
    [TestMethod]
    public void The_second_and_the_third_are_too_many() => Verify("""
        FROM alpine:3.23 AS a
        FROM alpine:3.23 AS [|a|]
        FROM alpine:3.23 AS [|a|]
        """,
        message: "The stage name 'a' is already used; the earlier stage can no longer be referenced by name");
}
