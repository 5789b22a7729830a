using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class UnverifiedDownloadTests : RuleTests<UnverifiedDownload>
{
    [TestMethod]
    [DataRow("[|curl|] -fsSL https://example.org/a.tar.gz | tar xz")]
    [DataRow("[|wget|] -q https://example.org/a.zip && unzip a.zip")]
    [DataRow("[|curl|] -fLO https://example.org/a.deb && dpkg -i a.deb")]
    public void Installed_means_unpacked_or_made_executable(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void Without_f_it_is_worse() => Verify("""
        FROM debian:12
        RUN [|curl|] -Lo a.tar.gz https://example.org/a.tar.gz && tar xf a.tar.gz
        """,
        message: "Nothing tells whether what 'example.org' sends is what it was; without -f an error page is taken for it");
}
