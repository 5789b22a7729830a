using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class ClearTextDownloadTests : RuleTests<ClearTextDownload>
{
    [TestMethod]
    [DataRow("git clone [|http://example.org/a.git|]")]
    [DataRow("wget -q '[|http://example.org/a|]'")]
    [DataRow("curl -s [|http://example.org/i.sh|] | sh")]
    public void Every_tool_is_known(string script)
    {
        if (script.Contains('\''))
            script = script.Replace("'[|", "[|'").Replace("|]'", "'|]");
        Verify($"FROM debian:12\nRUN {script}\n");
    }

    [TestMethod]
    [DataRow("wget -q http://example.org/a http://example.org/a.asc && gpg --verify a.asc a")]
    [DataRow("curl -fH 'X: http://example.org' https://example.org")]
    [DataRow("curl $URL")]
    [DataRow("curl http://$HOST/")]
    [DataRow("wget http://host.docker.internal/a")]
    public void Verified_local_or_not_known(string script) => Verify($"FROM debian:12\nRUN {script}\n");
}
