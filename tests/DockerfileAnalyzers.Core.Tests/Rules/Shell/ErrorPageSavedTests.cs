using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ErrorPageSavedTests : RuleTests<ErrorPageSaved>
{
    [TestMethod]
    [DataRow("[|curl|] -sSLO https://example.com/a.txt")]
    [DataRow("[|curl|] https://example.com/a.txt > /a.txt")]
    [DataRow("ARG V\nRUN [|curl|] -o a.txt https://example.com/$V/a.txt")]
    [DataRow("[[|\"curl\"|], \"-o\", \"/a\", \"https://example.com/a\"]")]
    public void A_file_of_any_kind_is_saved(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("curl -sS https://example.com/key | gpg --dearmor -o /key")]
    [DataRow("curl https://example.com/i.sh | sh")]
    [DataRow("curl -sSLo a.tgz https://example.com/a.tgz && tar xzf a.tgz")]
    [DataRow("curl -O http://example.com/a.tgz && tar xzf a.tgz")]
    [DataRow("curl -O ftp://example.com/a.txt")]
    [DataRow("curl -X POST -o /log https://example.com/hook")]
    [DataRow("curl -o a http://localhost/a")]
    [DataRow("curl $OPTIONS -o a https://example.com/a")]
    [DataRow("wget https://example.com/a")]
    public void What_notices_it_or_is_said_elsewhere_is_left_alone(string script) =>
        Verify($"FROM debian:12\nRUN {script}\n");
}
