using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class AdministrationPortTests : RuleTests<AdministrationPort>
{
    [TestMethod]
    public void The_protocol_does_not_matter() => Verify("""
        FROM alpine:3.23
        EXPOSE [|23/tcp|]
        """,
        message: "Port 23/tcp is used for Telnet; use 'docker exec', which does not need a port");
}
