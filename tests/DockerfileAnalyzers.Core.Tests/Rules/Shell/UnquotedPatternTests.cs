using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnquotedPatternTests : RuleTests<UnquotedPattern>
{
    [TestMethod]
    public void The_pattern_of_grep_is_its_first_operand() => Verify("""
        FROM debian:12
        RUN grep -q [|a*|] b*
        """,
        fixedTo: """
        FROM debian:12
        RUN grep -q 'a*' b*
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN find /a/* -name b")]
    public void Starting_points_of_find_are_files(string instructions) => Verify(instructions);

    [TestMethod]
    public void The_pattern_of_an_option_counts() => Verify("""
        FROM debian:12
        RUN grep -e [|a*|] f* && /usr/bin/find . -name [|*.c|]
        """,
        fixedTo: """
        FROM debian:12
        RUN grep -e 'a*' f* && /usr/bin/find . -name '*.c'
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN grep -f x* y* && grep -ea y*")]
    public void A_file_of_patterns_is_a_file(string instructions) => Verify(instructions);

    [TestMethod]
    public void After_two_dashes_comes_the_pattern() =>
        Verify("FROM debian:12\nRUN grep -- -foo bar* && grep -i -- [|a*|] bar\n");
}
