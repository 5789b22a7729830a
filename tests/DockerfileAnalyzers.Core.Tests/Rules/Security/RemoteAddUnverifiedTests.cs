using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class RemoteAddUnverifiedTests : RuleTests<RemoteAddUnverified>
{
    [TestMethod]
    [DataRow("ADD https://example.org/app.tgz /tmp/\nRUN echo '0123  /tmp/app.tgz' | sha256sum -c -")]
    [DataRow("ADD https://example.org/a /tmp/app.tgz\nRUN echo '0123  /tmp/app.tgz' | sha256sum -c -")]
    [DataRow(
        "ADD https://example.org/app.tgz https://example.org/app.asc /tmp/\n"
            + "RUN gpg --verify /tmp/app.asc /tmp/app.tgz")]
    [DataRow("ARG V\nADD https://example.org/app-$V.tgz /tmp/app-$V.tgz\nRUN cd /tmp && sha256sum -c SHA256SUMS")]
    public void A_later_RUN_may_compare_it(string instructions) => Verify($"FROM alpine:3.23\n{instructions}\n");

    [TestMethod]
    public void A_checksum_of_something_else_does_not_count() => Verify(
        "FROM alpine:3.23\nADD [|https://example.org/app.tgz|] /tmp/\nRUN echo '0123  other.tgz' | sha256sum -c\n");

    [TestMethod]
    public void Local_files_need_none() => Verify("""
        FROM alpine:3.23
        ADD httpd.tar.gz /
        """);
}
