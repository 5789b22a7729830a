using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class KeywordInCommandTests : RuleTests<KeywordInCommand>
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

    [TestMethod]
    [DataRow("[|RUN|] make; true")]
    [DataRow("make && [|RUN|] make install || true")]
    [DataRow("if [|RUN|] make; then true; fi")]
    public void A_command_whose_failure_is_ignored_would_run_after_the_fix(string script) => Verify(
        $"FROM debian:12\nRUN {script}\n",
        fix: "Remove 'RUN'; the command, whose failure was ignored, then runs", safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("RUN() { \"$@\"; }; RUN make")]
    [DataRow("alias RUN=env; RUN make")]
    [DataRow("COPY() { cp \"$@\"; } && COPY a b")]
    public void A_function_of_that_name_is_no_instruction(string script) => Verify($"FROM debian:12\nRUN {script}\n");
}
