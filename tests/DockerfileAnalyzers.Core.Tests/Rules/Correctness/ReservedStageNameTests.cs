using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ReservedStageNameTests : RuleTests<ReservedStageName>
{
    [TestMethod]
    public void Case_does_not_matter() => Verify("""
        FROM alpine:3.23 AS [|Context|]
        """);

    [TestMethod]
    public void A_part_of_a_name_is_fine() => Verify("""
        FROM alpine:3.23 AS build-context
        """);
}
