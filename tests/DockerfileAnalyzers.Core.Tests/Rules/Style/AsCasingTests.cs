using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class AsCasingTests : RuleTests<AsCasing>
{
    [TestMethod]
    public void A_mixed_FROM_takes_any() => Verify("""
        From alpine:3.23 as build
        FROM alpine:3.23 [|As|] test
        """);
}
