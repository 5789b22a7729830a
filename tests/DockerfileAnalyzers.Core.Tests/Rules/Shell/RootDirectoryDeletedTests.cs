using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class RootDirectoryDeletedTests : RuleTests<RootDirectoryDeleted>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN read x; rm -rf $x/")]
    [DataRow("FROM fedora:43\nRUN read x; rm -r \"/$x\"")]
    [DataRow("FROM ubuntu:24.04 AS b\nFROM b\nRUN read x; /bin/rm -Rf //${x}//")]
    public void Gnu_rm_refuses_the_root_directory_itself(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM alpine:3.23\nRUN read x; rm -rf [|$x/|]")]
    [DataRow("FROM debian:12\nRUN read x; rm -rf --no-preserve-root [|$x/|]")]
    [DataRow("FROM debian:12\nRUN read x; rm -rf [|$x/*|]")]
    public void Others_do_not_and_what_is_in_it_is_not_guarded(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN rm -rf \"$HOME\"/* && rm -f $x/*")]
    public void A_home_is_never_empty(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN for i in a b; do rm -rf /usr/$i; done; x=/a; rm -rf $x/*; rm -rf \"$(pwd)\"/*; [ -n \"$y\" ] "
            + "&& rm -rf \"$y\"/*; rm -rf /\"$@\"")]
    public void A_value_that_is_never_empty_is_no_danger(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN f() { rm -rf [|\"$1\"/*|]; }; f; rm -rf [|/usr/$(cat dirs)|]; read x; rm -rf [|${x%/*}/bin|]; "
            + "for i in \"\" b; do rm -rf [|/usr/$i|]; done; for i in a b; do echo; done; y=$x; rm -rf /$i [|/$y/*|]")]
    [DataRow("FROM fedora:41\nRUN read x; rm -rf [|/{usr,opt}/$x|] /{opt,srv}/$x")]
    public void What_only_the_build_knows_may_be_empty(string instructions) => Verify(instructions);

    [TestMethod]
    public void Braces_are_kept() => Verify("""
        FROM debian:12
        RUN read x; rm -r [|/usr/${x}|]
        """,
        fixedTo: """
        FROM debian:12
        RUN read x; rm -r /usr/${x:?}
        """);

    [TestMethod]
    public void A_user_may_have_no_name() =>
        Verify("FROM debian:12\nRUN rm -fr [|/home/$(whoami)/*|] && rm -rf /usr/$(uname -m)\n");
}
