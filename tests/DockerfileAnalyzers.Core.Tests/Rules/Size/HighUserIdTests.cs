using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class HighUserIdTests : RuleTests<HighUserId>
{
    [TestMethod]
    public void The_long_option_is_the_same() => Verify("""
        FROM debian:12
        RUN [|useradd|] --uid=123456 -m app
        """);
}
