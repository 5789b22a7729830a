using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class WildcardLikeOptionTests : RuleTests<WildcardLikeOption>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm /a/* [a-z]* x* && echo * && find . -name *.c && ls -- *")]
    public void What_does_not_start_with_a_wildcard_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void Archives_keep_the_name() => Verify("""
        FROM debian:12
        RUN tar cf x.tar [|*|]
        """,
        fixedTo: """
        FROM debian:12
        RUN tar cf x.tar ./*
        """);

    [TestMethod]
    public void Programs_in_variables_and_set_have_options() => Verify("""
        FROM debian:12
        RUN $x [|*|] && set [|*|] && find [|*|] -name a
        """,
        fixedTo: """
        FROM debian:12
        RUN $x ./* && set ./* && find ./* -name a
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN expr 2 * 3 && test -f *")]
    public void Operators_and_tests_take_no_options(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN apt-get purge *-dev && yum remove *tar && rpm -qa *chef*")]
    public void Packages_are_no_files(string instructions) => Verify(instructions);
}
