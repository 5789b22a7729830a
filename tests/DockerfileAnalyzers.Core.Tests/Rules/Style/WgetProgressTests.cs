using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Style;

[TestClass]
public sealed class WgetProgressTests : RuleTests<WgetProgress>
{
    [TestMethod]
    public void Busybox_knows_less() => Verify("""
        FROM alpine:3.23
        RUN [|wget|] https://example.org/a
        """,
        fixedTo: """
        FROM alpine:3.23
        RUN wget -q https://example.org/a
        """);
}
