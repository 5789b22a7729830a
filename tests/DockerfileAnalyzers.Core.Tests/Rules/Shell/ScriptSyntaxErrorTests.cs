using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class ScriptSyntaxErrorTests : RuleTests<ScriptSyntaxError>
{
    [TestMethod]
    public void A_loop_that_is_not_closed_is_reported_once() => Verify("""
        FROM debian:12
        RUN for i in a; [|do|] b
        """);

    [TestMethod]
    public void A_command_is_missing() => Verify("""
        FROM debian:12
        RUN apt-get update [|&&|]
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN x=(a b) && [[ a ]] && f() { g; } && case a in b) ;; esac")]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN echo it's")]
    public void What_a_shell_can_read_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_keyword_behind_a_command_needs_a_separator() => Verify("""
        FROM debian:12
        RUN for x in a b; do \
              echo "$x" > /$x \
            [|done|] && echo done
        """,
        message: "The shell cannot parse this script: ';' is missing before 'done'",
        fixedTo: """
        FROM debian:12
        RUN for x in a b; do \
              echo "$x" > /$x; \
            done && echo done
        """);

    [TestMethod]
    public void Two_that_are_missing_are_not_guessed() => Verify("""
        FROM debian:12
        RUN [|if|] true then echo fi
        """);
}
