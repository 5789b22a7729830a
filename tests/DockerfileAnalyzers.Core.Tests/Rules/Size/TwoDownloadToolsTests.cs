using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class TwoDownloadToolsTests : RuleTests<TwoDownloadTools>
{
    [TestMethod]
    public void A_health_check_is_not_a_download() => Verify("""
        FROM debian:12
        RUN curl -fsSLO https://example.org/a
        HEALTHCHECK CMD wget -q --spider http://localhost/
        """);

    [TestMethod]
    public void Names_of_packages_are_no_uses() => Verify("""
        FROM debian:12
        RUN apt-get install -y curl wget && curl -f https://example.org/a
        """);
}
