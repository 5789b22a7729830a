using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class ClearTextDownloadTests : RuleTests<ClearTextDownload>
{
    [TestMethod]
    [DataRow("git clone [|http://example.org/a.git|]")]
    [DataRow("wget -q '[|http://example.org/a|]'")]
    [DataRow("curl -s [|http://example.org/i.sh|] | sh")]
    [DataRow("curl -fO [|http://example.org/$V/a.tgz|]")]
    [DataRow("curl -fO [|http://jo:$PASSWORD@example.org/a.tgz|]")]
    [DataRow("wget [|ftp://example.org/a.tgz|]")]
    [DataRow("git clone [|git://example.org/a.git|]")]
    [DataRow("rpm -Uvh [|http://example.org/a.rpm|]")]
    [DataRow("rpm --import [|http://example.org/a.key|]")]
    [DataRow("yum install -y [|http://example.org/a-${V}.rpm|]")]
    [DataRow("dnf localinstall -y [|http://example.org/a.rpm|]")]
    [DataRow("pip install [|http://example.org/a.whl|]")]
    [DataRow("pip install [|git+git://example.org/a|]")]
    [DataRow("pip install [|-e git+git://example.org/a#egg=a|]")]
    [DataRow("npm install -g [|http://example.org/a.tgz|]")]
    public void Every_tool_is_known(string script)
    {
        if (script.Contains('\''))
            script = script.Replace("'[|", "[|'").Replace("|]'", "'|]");
        Verify($"FROM debian:12\nRUN {script}\n");
    }

    [TestMethod]
    [DataRow("git clone [|git://example.org/a.git|]", "git clone https://example.org/a.git")]
    [DataRow("pip install [|git+git://example.org/a|]", "pip install git+https://example.org/a")]
    [DataRow("wget \"[|http://example.org/$V|]\"", "wget \"https://example.org/$V\"")]
    public void The_fix_knows_the_schemes(string script, string expected) => Verify(
        $"FROM debian:12\nRUN {script.Replace("\"[|", "[|\"").Replace("|]\"", "\"|]")}\n",
        fixedTo: $"FROM debian:12\nRUN {expected}\n");

    [TestMethod]
    public void A_checksum_of_something_else_does_not_count() =>
        Verify("FROM debian:12\nRUN wget [|http://example.org/a.tgz|]\nRUN echo '0123  b.tgz' | sha256sum -c\n");

    [TestMethod]
    [DataRow("wget -q http://example.org/a http://example.org/a.asc && gpg --verify a.asc a")]
    [DataRow("curl -fH 'X: http://example.org' https://example.org")]
    [DataRow("curl $URL")]
    [DataRow("curl http://$HOST/")]
    [DataRow("wget http://host.docker.internal/a")]
    [DataRow("wget http://$HOST.example.org/a")]
    [DataRow("rpm -qip http://example.org/a.rpm")]
    [DataRow("apk add --repository http://example.org/v3 git")]
    [DataRow("wget http://example.org/a.tgz\nRUN echo '0123  a.tgz' | sha256sum -c")]
    [DataRow("wget http://example.org/a.tgz\nRUN wget https://example.org/SHA256SUMS && sha256sum -c SHA256SUMS")]
    [DataRow("wget http://example.org/a-$V.tgz\nRUN gpg --batch --verify a.asc a-${V}.tgz")]
    public void Verified_local_or_not_known(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("Invoke-WebRequest -Uri [|http://example.org/a.zip|] -OutFile a.zip")]
    [DataRow("iwr [|http://example.org/a.zip|] -OutFile a.zip")]
    public void PowerShell_downloads_as_well(string script) => Verify(
        $"FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [\"powershell\", \"-Command\"]\nRUN {script}\n");

    [TestMethod]
    [DataRow("pip3 install --no-cache-dir {0}")]
    [DataRow("python3 -m pip install --no-cache-dir -e {0}#egg=p")]
    [DataRow("npm install {0}")]
    [DataRow("yarn add {0}")]
    public void What_a_package_manager_clones_stays_a_repository(string command)
    {
        var text = $"FROM debian:12\nRUN {command.Replace("{0}", "git://example.org/o/p.git")}\n";
        var input = TestInput.Create("/src/Dockerfile", text);
        Assert.AreEqual(
            text.Replace("git://", "git+https://"),
            FixApplier.Apply(input, finding => finding.Rule.Id == "DFA2204").Text);
    }
}
