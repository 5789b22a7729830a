using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class OldTestOperatorTests : RuleTests<OldTestOperator>
{
    [TestMethod]
    public void Test_has_them_too() => Verify("""
        FROM debian:12
        RUN test -f a [|-o|] -d b
        """,
        fixedTo: """
        FROM debian:12
        RUN test -f a || test -d b
        """, safety: FixSafety.Safe);

    [TestMethod]
    public void Three_conditions_are_three_tests() => Verify("""
        FROM debian:12
        RUN [ ! -f a [|-a|] -f b -a "$c" = -a ]
        """,
        fixedTo: """
        FROM debian:12
        RUN [ ! -f a ] && [ -f b ] && [ "$c" = -a ]
        """);

    [TestMethod]
    public void Without_quotes_the_fix_may_change_the_result() => Verify("""
        FROM debian:12
        RUN [ $a = 1 [|-o|] $b = 2 ]
        """,
        fixedTo: """
        FROM debian:12
        RUN [ $a = 1 ] || [ $b = 2 ]
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("x && [ a [|-o|] b ]")]
    [DataRow("x || [ a [|-a|] b ]")]
    [DataRow("! [ a [|-a|] b ]")]
    [DataRow("[ a [|-a|] b -o c ]")]
    [DataRow("[ \\( a \\) [|-a|] b ]")]
    public void Where_the_shell_would_group_otherwise_there_is_no_fix(string script) =>
        Verify("FROM debian:12\nRUN " + script);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN [ -a foo ] || [ ! -a foo ] || [ -o errexit ] || [ \"$x\" = -a ] || [[ -f a && -f b ]] || find . "
            + "-name a -o -name b")]
    public void As_a_condition_of_its_own_it_is_something_else(string instructions) => Verify(instructions);
}
