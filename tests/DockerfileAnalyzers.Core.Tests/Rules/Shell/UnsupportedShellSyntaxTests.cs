using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnsupportedShellSyntaxTests : RuleTests<UnsupportedShellSyntax>
{
    [TestMethod]
    [DataRow("if (set -o pipefail) 2>/dev/null; then set -o pipefail; fi; make")]
    [DataRow("(set -o pipefail 2>/dev/null) && set -o pipefail; make")]
    [DataRow("shopt -s globstar 2>/dev/null || true; make")]
    [DataRow("[ -n \"$BASH_VERSION\" ] && set -o pipefail; make")]
    [DataRow("test -z \"$BASH_VERSION\" || shopt -s globstar; make")]
    [DataRow("if [ -n \"$BASH_VERSION\" ]; then source ./x; [[ a == b ]]; fi")]
    [DataRow("if [ -z \"$BASH_VERSION\" ]; then . ./x; else source ./x; fi")]
    [DataRow("command -v pushd >/dev/null && pushd /x || cd /x")]
    [DataRow("if type shopt >/dev/null 2>&1; then shopt -s nullglob; fi")]
    public void What_a_script_asks_for_before_it_uses_it_is_left_alone(string command) =>
        Verify("FROM debian:12\nRUN " + command);

    [TestMethod]
    [DataRow("set -o [|pipefail|] 2>/dev/null || true; make")]
    [DataRow("if [ -n \"$BASH_VERSION\" ]; then x=[|(|]a b); fi")]
    [DataRow("if [ -z \"$BASH_VERSION\" ]; then [|source|] ./x; fi")]
    [DataRow("command -v curl >/dev/null && [|source|] ./x")]
    [DataRow("[|[[|] -f x ]] || touch x")]
    [DataRow("id app [|&>|]/dev/null || useradd app")]
    [DataRow("echo [|$BASH_VERSION|] > /v")]
    public void A_question_that_does_not_help_is_none(string command) => Verify("FROM debian:12\nRUN " + command);

    [TestMethod]
    [DataRow("debian:trixie-slim")]
    [DataRow("node:24-trixie")]
    [DataRow("ubuntu:25.10")]
    public void Later_releases_have_pipefail_and_still_no_source(string image) =>
        Verify($"FROM {image}\nRUN set -o pipefail; [|source|] ./x | cat");

    [TestMethod]
    [DataRow("FROM alpine:3.20\nRUN source ./a; [[ b ]]; echo -e c; d &> e; ${f//g/h}; [ i == j ]; set -o pipefail")]
    public void BusyBox_has_more_than_dash(string instructions) => Verify(instructions);

    [TestMethod]
    public void BusyBox_has_no_arrays_and_no_here_strings() => Verify("""
        FROM alpine:3.20
        RUN x=[|(|]a b); cat [|<<< c|]
        """);

    [TestMethod]
    [DataRow("x=1; echo [|$((x++))|]")]
    [DataRow("x=1; echo [|$((--x))|]")]
    [DataRow("echo [|$((2 ** 8))|]")]
    [DataRow("echo [|$((10#08))|]")]
    [DataRow("trap a [|SIGTERM|] INT")]
    [DataRow("trap a [|ERR|]")]
    [DataRow("echo x > [|/dev/tcp/localhost/80|]")]
    public void Dash_has_the_arithmetic_and_the_signals_of_POSIX(string command) =>
        Verify("FROM debian:12\nRUN " + command);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo -e \"\\ndone\" && make")]
    [DataRow("FROM debian:12\nRUN x=1; echo $((x + +1)) $((x - -x)) $((x+1)); trap a TERM 0; trap - INT")]
    public void What_looks_like_it_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_set_of_characters_is_negated_by_an_exclamation_mark() => Verify("""
        FROM debian:12
        RUN rm a[|[^0-9]|]*
        """,
        fixedTo: """
        FROM debian:12
        RUN rm a[!0-9]*
        """);

    [TestMethod]
    public void Both_streams_are_redirected_one_after_the_other() => Verify("""
        FROM debian:12
        RUN make [|&>|] /log
        """,
        fixedTo: """
        FROM debian:12
        RUN make > /log 2>&1
        """);

    [TestMethod]
    public void An_equality_has_one_sign() => Verify("""
        FROM debian:12
        RUN if [ a [|==|] b ]; then c; fi
        """,
        fixedTo: """
        FROM debian:12
        RUN if [ a = b ]; then c; fi
        """);

    [TestMethod]
    public void Echo_of_dash_needs_no_option() => Verify("""
        FROM debian:12
        RUN echo [|-e|] "a\nb" > c
        """,
        fixedTo: """
        FROM debian:12
        RUN echo "a\nb" > c
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN ln -sf /bin/bash /bin/sh\nRUN source ./a")]
    [DataRow("FROM example/unknown\nRUN source ./a")]
    [DataRow("FROM debian:12\nRUN bash -c \"source ./a\"")]
    public void An_image_that_made_bash_its_shell_is_left_alone(string instructions) => Verify(instructions);

    [TestMethod]
    public void Bash_has_an_option_for_pipes_that_dash_has_not() => Verify("""
        FROM debian:12
        RUN set -o [|pipefail|] && a | b
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN su app -s /bin/bash -c 'source /env' && runuser --shell=/bin/bash app -c 'source /env' "
            + "&& bash -c 'source /env'")]
    [DataRow("FROM debian:12\nRUN sh -c '[|source|] /env'")]
    public void A_script_that_is_an_argument_has_a_shell_of_its_own(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("RUN dpkg-divert --add /sbin/initctl && ln -sf /bin/true /sbin/initctl")]
    [DataRow("RUN echo '#!/bin/sh' > /usr/sbin/policy-rc.d && cp -a /usr/sbin/policy-rc.d /sbin/initctl")]
    [DataRow("RUN ln -s /bin/sh /usr/local/bin/shell")]
    public void A_diversion_of_another_file_leaves_the_shell_as_it_is(string run) =>
        Verify($"FROM debian:12\n{run}\nRUN [|source|] ./a\n");

    [TestMethod]
    [DataRow("RUN dpkg-divert --add /bin/sh && ln -sf /bin/bash /bin/sh")]
    [DataRow("RUN cd /bin && ln -sf bash sh")]
    [DataRow("RUN [\"ln\", \"-sf\", \"/bin/bash\", \"/bin/sh\"]")]
    [DataRow("RUN rm /bin/sh && mv /bin/bash /usr/bin/sh")]
    [DataRow("RUN dpkg-reconfigure dash")]
    public void Another_program_in_its_place_is_the_shell(string run) =>
        Verify($"FROM debian:12\n{run}\nRUN source ./a\n");

    [TestMethod]
    [DataRow("printf [|'%q'|] a")]
    [DataRow("type [|-p|] ls")]
    [DataRow("[ [|-a|] f ] && ls")]
    [DataRow("[ ! [|-o|] x ] && ls")]
    [DataRow("echo a | { [|read|]; ls; }")]
    [DataRow("kill [|-SIGTERM|] 1")]
    [DataRow("kill -s [|SIGTERM|] 1")]
    [DataRow("export [|-n|] x")]
    [DataRow("wait [|-n|]")]
    [DataRow("exec [|-c|] ls")]
    [DataRow("unset [|-n|] x")]
    [DataRow("set [|-B|]")]
    [DataRow("set -eo [|posix|]")]
    [DataRow("trap [|-l|]")]
    [DataRow("readonly [|-a|] x")]
    [DataRow("[|local|] x=1; echo $x")]
    [DataRow("x=[|`<f`|]; echo $x")]
    [DataRow("echo [|$((RANDOM%6))|]")]
    [DataRow("d=/t; ls [|>& $d/f|]")]
    [DataRow("x=08; echo [|$((10#$x))|]")]
    [DataRow("for i in 1 2; [|{|] ls; }")]
    public void Dash_has_fewer_builtins_and_options(string command) => Verify("FROM debian:12\nRUN " + command);

    [TestMethod]
    [DataRow("[ a -a b ] || [ -f a -o ! -f b ]; read -r x < f; kill -TERM 1; export -p; exec ls -l; type ls")]
    [DataRow("f() { local x=1; echo $x; }; f; x=2; ls >&$x; echo $((${#x}+1)) $#; exit 1")]
    [DataRow("pushd() { cd \"$1\"; }; pushd /tmp")]
    public void What_POSIX_or_the_script_itself_defines_is_fine(string command) =>
        Verify("FROM debian:12\nRUN " + command);

    [TestMethod]
    public void A_status_is_a_number_up_to_255() => Verify("""
        FROM debian:12
        RUN a || exit [|-1|]
        """,
        fixedTo: """
        FROM debian:12
        RUN a || exit 255
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN [\"sh\", \"-c\", \"[|[[|] -f a ]]\"]")]
    [DataRow("FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN sh -c '[|[[|] -f a ]]'")]
    [DataRow("FROM debian:12\nRUN <<X\nsh <<'Y'\n[|[[|] -f a ]]\nY\nX")]
    [DataRow("FROM debian:12\nRUN bash -c '[[ -f a ]]' && su app -c 'source ~/x'")]
    [DataRow("FROM nvidia/cuda:12.2.0-devel-ubuntu22.04\nRUN [|[[|] -f a ]]")]
    public void The_shell_that_reads_a_script_decides(string instructions) => Verify(instructions);
}
