using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class DeprecatedBaseImageTests : RuleTests<DeprecatedBaseImage>
{
    [TestMethod]
    public void The_successor_is_named() => Verify("""
        FROM [|centos:7|]
        """,
        message: "'centos' has been deprecated since 2022-09-27; use quay.io/centos/centos:stream9 | almalinux | rockylinux/rockylinux");
}
