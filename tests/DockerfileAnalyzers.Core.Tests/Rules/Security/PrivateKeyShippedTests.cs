using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class PrivateKeyShippedTests : RuleTests<PrivateKeyShipped>
{
    [TestMethod]
    [DataRow("[|ssh-keygen|] -q -t rsa -N '' -f /root/.ssh/id_rsa")]
    [DataRow("[|ssh-keygen|] -A")]
    [DataRow("[|openssl|] req -x509 -nodes -newkey rsa:2048 -keyout /a.key -out /a.crt -subj /CN=shop")]
    [DataRow("[|openssl|] genrsa -out \"$DIR/a.key\" 2048")]
    [DataRow("[|openssl|] genrsa 2048 > a.key")]
    [DataRow("[|openssl|] ecparam -name prime256v1 -genkey -noout -out a.key")]
    [DataRow("rm -f /etc/ssh/ssh_host_rsa_key && [|ssh-keygen|] -t rsa -N '' -f /etc/ssh/ssh_host_rsa_key")]
    [DataRow("[|openssl|] genrsa -out /a.key\nRUN rm /a.key")]
    public void Who_has_the_image_has_the_key(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void A_RUN_that_makes_several_is_one_finding() => Verify("""
        FROM debian:12
        RUN [|ssh-keygen|] -t rsa -N '' -f /etc/ssh/a && ssh-keygen -t ed25519 -N '' -f /etc/ssh/b
        """,
        message: "All containers of this image share the same private key: '/etc/ssh/a' and '/etc/ssh/b'");

    [TestMethod]
    [DataRow("RUN ssh-keygen -t rsa -N '' -f /root/.ssh/id_rsa && ./use && rm -rf /root/.ssh")]
    [DataRow("RUN ssh-keygen -A && rm -f /etc/ssh/ssh_host_*")]
    [DataRow("RUN openssl genrsa -out a.key && rm *.key")]
    [DataRow("RUN openssl req -new -x509 -key a.key -out a.crt && openssl dhparam -out dh.pem 2048")]
    [DataRow("RUN openssl genrsa 2048 | sha256sum")]
    [DataRow("RUN openssl req -x509 -nodes -keyout /etc/ssl/private/ssl-cert-snakeoil.key -out a.pem")]
    [DataRow("RUN ssh-keygen -R example.org -f /root/.ssh/known_hosts && ssh-keygen -lf a.pub")]
    [DataRow("RUN ssh-keygen -y -f a > a.pub")]
    [DataRow("CMD ssh-keygen -A && /usr/sbin/sshd -D")]
    public void Deleted_for_tests_or_none_at_all(string instruction) => Verify($"FROM debian:12\n{instruction}\n");

    [TestMethod]
    public void A_stage_that_is_not_shipped_keeps_it() =>
        Verify("FROM debian:12 AS build\nRUN openssl genrsa -out a.key\nFROM debian:12\n");
}
