using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class SecretFileCopiedTests : RuleTests<SecretFileCopied>
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
    public void ADD_is_no_better() => Verify("""
        FROM alpine:3.23
        ADD [|id_rsa|] /root/.ssh/
        """);
}
