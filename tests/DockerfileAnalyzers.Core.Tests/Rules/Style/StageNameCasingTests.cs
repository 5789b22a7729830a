using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
internal sealed class StageNameCasingTests : RuleTests<StageNameCasing>
{
    [TestMethod]
    public void One_capital_is_enough() => Verify("""
        FROM alpine:3.23 AS [|buildX|]
        """);
}
