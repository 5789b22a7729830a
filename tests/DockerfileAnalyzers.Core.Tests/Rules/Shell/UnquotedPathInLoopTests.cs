using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnquotedPathInLoopTests : RuleTests<UnquotedPathInLoop>
{
    [TestMethod]
    public void Every_variable_of_the_pattern_is_quoted() => Verify("""
        FROM debian:12
        RUN for f in [|$a|]/$b/* x; do :; done
        """,
        fixedTo: """
        FROM debian:12
        RUN for f in "$a"/"$b"/* x; do :; done
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    public void So_is_what_a_command_prints() => Verify("""
        FROM debian:12
        RUN for f in [|$(cat /dirs)|]/*.c; do :; done
        """,
        fixedTo: """
        FROM debian:12
        RUN for f in "$(cat /dirs)"/*.c; do :; done
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN a=/x && for f in $a/*.c $HOME/* $(pwd)/*; do :; done")]
    public void Values_without_blanks_are_one_word(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN for f in $a $a/x \"$a\"/* $a/{b,c}; do :; done")]
    public void Without_a_wildcard_a_list_is_meant(string instructions) => Verify(instructions);
}
