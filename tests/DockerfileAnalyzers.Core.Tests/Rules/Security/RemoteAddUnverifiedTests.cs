using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class RemoteAddUnverifiedTests : RuleTests<RemoteAddUnverified>
{
    [TestMethod]
    public void Local_files_need_none() => Verify("""
        FROM alpine:3.23
        ADD httpd.tar.gz /
        """);
}
