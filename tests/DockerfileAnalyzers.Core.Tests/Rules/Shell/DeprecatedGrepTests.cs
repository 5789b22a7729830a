using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class DeprecatedGrepTests : RuleTests<DeprecatedGrep>
{
    [TestMethod]
    public void Both_have_an_option() => Verify("""
        FROM alpine:3.20
        RUN [|fgrep|] a b
        """,
        fixedTo: """
        FROM alpine:3.20
        RUN grep -F a b
        """);

    [TestMethod]
    public void The_path_stays() => Verify("""
        FROM debian:12
        RUN [|/bin/egrep|] a f
        """,
        fixedTo: """
        FROM debian:12
        RUN /bin/grep -E a f
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN apt-get install egrep && echo fgrep && zegrep a f")]
    public void As_an_argument_it_is_text(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("egrep() { grep -E \"$@\"; }; egrep a b")]
    [DataRow("grep() { command grep -i \"$@\"; }; fgrep a b")]
    [DataRow("alias egrep='grep -E --color=never'; egrep a b")]
    public void A_function_or_alias_of_that_name_is_another_program(string script) =>
        Verify($"FROM debian:12\nRUN {script}\n");
}
