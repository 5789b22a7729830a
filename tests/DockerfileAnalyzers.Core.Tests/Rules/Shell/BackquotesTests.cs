using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class BackquotesTests : RuleTests<Backquotes>
{
    [TestMethod]
    public void Backslashes_are_for_people_to_mend() => Verify("""
        FROM debian:12
        RUN echo [|`echo \$x`|]
        """);

    [TestMethod]
    public void Over_several_lines_the_first_is_marked() => Verify("""
        FROM debian:12
        RUN echo [|`make \|]
            x`
        """);

    [TestMethod]
    public void Nested_ones_are_one_finding() => Verify("""
        FROM debian:12
        RUN echo [|`a \`b\``|]
        """);

    [TestMethod]
    public void They_may_stand_in_double_quotes() => Verify("""
        FROM debian:12
        RUN a "[|`b "c"`|]"
        """,
        fixedTo: """
        FROM debian:12
        RUN a "$(b "c")"
        """);

    [TestMethod]
    public void Backslashes_that_only_backquotes_need_go() => Verify("""
        FROM debian:12
        RUN x=[|`sed 's/\$a/\\n/' f`|]
        """,
        fixedTo: """
        FROM debian:12
        RUN x=$(sed 's/$a/\n/' f)
        """, safety: FixSafety.Safe);

    [TestMethod]
    public void In_double_quotes_quotes_are_escaped() => Verify("""
        FROM debian:12
        RUN y="[|`echo \"$x\"`|]"
        """,
        fixedTo: """
        FROM debian:12
        RUN y="$(echo "$x")"
        """);

    [TestMethod]
    public void What_is_nested_stays() => Verify("""
        FROM debian:12
        RUN x=[|`echo \`date\``|]
        """);

    [TestMethod]
    public void They_stand_everywhere() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN a=([|`b`|]) && cat <<< [|`c`|] && diff <([|`d`|]) [|`e`|]
        """,
        fixedTo: """
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN a=($(b)) && cat <<< $(c) && diff <($(d)) $(e)
        """);

    [TestMethod]
    [DataRow("(cd x; pwd)", "$( (cd x; pwd))")]
    [DataRow("((cd x); pwd)", "$( ((cd x); pwd))")]
    public void A_subshell_inside_does_not_become_arithmetic(string inside, string expected) =>
        Verify(
            $"FROM debian:12\nRUN echo [|`{inside}`|]\n",
            fixedTo: $"FROM debian:12\nRUN echo {expected}\n",
            safety: FixSafety.Safe);

    [TestMethod]
    public void A_comment_inside_would_hide_the_parenthesis() =>
        Verify("FROM debian:12\nRUN echo [|`ls # all`|]\n", fix: "");
}
