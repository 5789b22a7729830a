using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class InstructionCasingTests : RuleTests<InstructionCasing>
{
    [TestMethod]
    public void Neither_is_no_case_at_all() => Verify("""
        from alpine:3.23
        [|Run|] apk add --no-cache curl
        """);

    [TestMethod]
    public void Where_both_are_as_many_capitals_win() => Verify("""
        FROM alpine:3.23
        [|run|] apk add --no-cache curl
        """);
}
