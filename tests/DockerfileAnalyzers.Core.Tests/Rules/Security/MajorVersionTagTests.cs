using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class MajorVersionTagTests : RuleTests<MajorVersionTag>
{
    [TestMethod]
    public void A_version_with_a_minor_part_is_fine() => Verify("""
        FROM python:3.12
        """);

    [TestMethod]
    public void A_distribution_is_meant_to_move() => Verify("""
        FROM debian:12
        """);
}
