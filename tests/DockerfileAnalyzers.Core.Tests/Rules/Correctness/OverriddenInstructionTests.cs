using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class OverriddenInstructionTests : RuleTests<OverriddenInstruction>
{
    [TestMethod]
    public void Each_kind_counts_for_itself() => Verify("""
        FROM alpine:3.23
        [|ENTRYPOINT|] ["a"]
        [|HEALTHCHECK|] CMD true
        ENTRYPOINT ["b"]
        HEALTHCHECK NONE
        CMD ["c"]
        """,
        message: "This ENTRYPOINT has no effect; line 4 overrides it");

    [TestMethod]
    public void Three_of_them_are_two_too_many() => Verify("""
        FROM alpine:3.23
        [|CMD|] ["a"]
        [|CMD|] ["b"]
        CMD ["c"]
        """,
        fixedTo: """
        FROM alpine:3.23
        CMD ["c"]
        """);
}
