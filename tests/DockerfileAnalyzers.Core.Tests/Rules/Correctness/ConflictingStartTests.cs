using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ConflictingStartTests : RuleTests<ConflictingStart>
{
    [TestMethod]
    public void A_program_that_starts_another_takes_a_shell() => Verify("""
        FROM alpine:3.23
        ENTRYPOINT ["tini", "--"]
        CMD httpd -f
        """);

    [TestMethod]
    public void The_same_program_twice_is_an_argument_too_much() => Verify("""
        FROM node:22.11-alpine
        ENTRYPOINT ["node", "server.js"]
        [|CMD|] ["node", "server.js"]
        """,
        message: "CMD passes 'node server.js' to ENTRYPOINT, which already contains it; specify only arguments");

    [TestMethod]
    public void An_ENTRYPOINT_that_takes_arguments_by_itself() => Verify("""
        FROM alpine:3.23
        ENTRYPOINT exec httpd -f "$0" "$@"
        CMD ["-p", "8080"]
        """);

    [TestMethod]
    public void The_CMD_of_the_parent_is_reset() => Verify("""
        FROM alpine:3.23 AS base
        CMD ["sh"]
        FROM base
        ENTRYPOINT httpd -f
        """);
}
