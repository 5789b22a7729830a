using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class KeywordInCommandTests : RuleTests<KeywordInCommand>
{
    [TestMethod]
    public void A_continuation_too_much_swallows_the_next_instruction() => Verify("""
        FROM alpine:3.23
        RUN apk add --no-cache curl; \
        [|ENV|] A=1
        """);

    [TestMethod]
    public void An_argument_may_be_called_so() => Verify("""
        FROM alpine:3.23
        RUN echo COPY a b && ./RUN x
        """);

    [TestMethod]
    [DataRow("[|RUN|] --mount=type=cache,target=/x ls")]
    [DataRow("ls && [|RUN|] --network=none ls")]
    public void A_flag_of_RUN_is_not_a_command(string script) => Verify($"FROM debian:12\nRUN {script}\n", fix: "");
}
