using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class HostPortExposedTests : RuleTests<HostPortExposed>
{
    [TestMethod]
    public void An_address_is_no_better() => Verify("""
        FROM alpine:3.23
        EXPOSE [|127.0.0.1:80:80/tcp|]
        """,
        fixedTo: """
        FROM alpine:3.23
        EXPOSE 80/tcp
        """);

    [TestMethod]
    public void Variables_are_not_known() => Verify("""
        FROM alpine:3.23
        EXPOSE ${HTTP:-80}
        """);
}
