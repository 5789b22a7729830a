using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnquotedVariableTests : RuleTests<UnquotedVariable>
{
    [TestMethod]
    [DataRow("FROM debian:12\nENV A=1\nARG B\nRUN touch $A $B $# $? ${#C} $HOME")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nRUN chown $APP_UID:${APP_UID} /data")]
    [DataRow("FROM debian:12\nRUN x=1 && y=$x.$(nproc) && touch $y")]
    [DataRow("FROM debian:12\nRUN for i in a b; do touch $i; done")]
    [DataRow("FROM debian:12\nRUN touch ${x:+-f}")]
    public void What_can_hold_no_blank_needs_no_quotes(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN read x; y=$x; [[ $x = a ]]; case $x in a) ;; esac; echo \"$x\" $((x)) <<< $x")]
    [DataRow("FROM debian:12\nRUN for i in $list; do true; done")]
    public void Where_nothing_is_split_there_is_nothing_to_quote(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN apt-get purge -y $buildDeps && make $JOBFLAGS && gcc $(x) $CFLAGS && touch $files")]
    public void Lists_are_meant_to_be_split(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_value_of_the_file_that_has_blanks_is_seen() => Verify("""
        FROM debian:12
        ENV NAME="a b"
        RUN touch /srv/[|$NAME|]
        """,
        fixedTo: """
        FROM debian:12
        ENV NAME="a b"
        RUN touch "/srv/$NAME"
        """);

    [TestMethod]
    public void A_word_is_reported_once() => Verify("""
        FROM debian:12
        RUN read a b; mv x[|$a|]/$b c
        """,
        fixedTo: """
        FROM debian:12
        RUN read a b; mv "x$a/$b" c
        """);

    [TestMethod]
    public void Quotes_go_around_the_variable_where_the_word_has_others() => Verify("""
        FROM debian:12
        RUN read a; ls "x"[|$a|]/*
        """,
        fixedTo: """
        FROM debian:12
        RUN read a; ls "x""$a"/*
        """);

    [TestMethod]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN echo $x.y")]
    public void Nothing_is_known_of_a_Windows_shell(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_file_name_is_one_word_whatever_writes_it() =>
        Verify("FROM debian:12\nRUN f='a b'; echo x > [|$f|]\n");
}
