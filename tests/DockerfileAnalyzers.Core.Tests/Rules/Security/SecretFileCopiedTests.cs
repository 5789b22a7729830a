using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class SecretFileCopiedTests : RuleTests<SecretFileCopied>
{
    [TestMethod]
    public void A_file_that_is_left_out_of_the_context_is_not_copied() => Verify("""
        FROM alpine:3.23
        COPY .env /app/
        """,
        dockerignore: ".env");

    [TestMethod]
    public void A_file_of_another_stage_is_not_looked_at() => Verify("""
        FROM alpine:3.23 AS a
        FROM alpine:3.23
        COPY --from=a /site.key /site.key
        """);

    [TestMethod]
    [DataRow("ADD https://nginx.org/keys/nginx_signing.key /tmp/")]
    [DataRow("ADD https://example.org/a.key /tmp/")]
    [DataRow("COPY nginx_signing.key /tmp/")]
    [DataRow("COPY docker.gpg.key id_rsa.pub a.asc /tmp/")]
    [DataRow("COPY a.key /tmp/\nRUN apt-key add /tmp/a.key")]
    [DataRow("COPY a.key /tmp/\nRUN gpg --import /tmp/a.key")]
    [DataRow("COPY a.key /tmp/\nRUN rpm --import /tmp/a.key")]
    public void Public_keys_are_no_secrets(string instructions) => Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    public void A_private_key_stays_one() => Verify("FROM debian:12\nCOPY [|site.key|] /tmp/\nRUN rpm -i site.rpm\n");

    [TestMethod]
    public void ADD_is_no_better() => Verify("""
        FROM alpine:3.23
        ADD [|id_rsa|] /root/.ssh/
        """);
}
