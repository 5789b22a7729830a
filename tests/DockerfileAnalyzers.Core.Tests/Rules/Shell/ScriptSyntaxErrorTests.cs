using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class ScriptSyntaxErrorTests : RuleTests<ScriptSyntaxError>
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
}
