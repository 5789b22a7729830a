using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class VerificationOffTests : RuleTests<VerificationOff>
{
    [TestMethod]
    [DataRow("curl [|-fsSLk|] https://example.org")]
    [DataRow("wget [|--no-check-certificate|] https://example.org")]
    [DataRow("apt-get install -y [|--allow-unauthenticated|] git")]
    [DataRow("yum install -y [|--nogpgcheck|] git")]
    [DataRow("pip3 install [|--trusted-host example.org|] flask")]
    public void Every_tool_has_its_option(string script) => Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    [DataRow("apk add --allow-untrusted ./local.apk")]
    [DataRow("apk add --allow-untrusted glibc.apk \"/tmp/glibc-bin-$V.apk\"")]
    [DataRow("apk add --allow-untrusted *.apk $FILES")]
    [DataRow("yum -y --nogpgcheck localinstall fio-2.14-1.x86_64.rpm")]
    public void Of_files_nothing_is_downloaded(string script) => Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    [DataRow("apk add [|--allow-untrusted|] glibc.apk git")]
    [DataRow("yum install -y [|--nogpgcheck|] https://example.org/a.rpm")]
    public void A_package_or_URL_among_them_is_downloaded(string script) =>
        Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    public void The_container_itself_is_trusted() => Verify("""
        FROM debian:12
        RUN curl -k https://localhost:8443/
        """);

    [TestMethod]
    [DataRow("curl -k http://example.org/a.tgz -o a")]
    [DataRow("wget --no-check-certificate http://example.org/a.tgz")]
    public void Of_clear_text_another_rule_speaks(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("apt-get purge -y --force-yes unzip")]
    [DataRow("apt-get -y --allow-unauthenticated autoremove")]
    [DataRow("yum remove -y --nogpgcheck git")]
    public void What_removes_packages_downloads_none(string script) => Verify($"FROM example/base:1\nRUN {script}\n");
}
