using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class SelfReferenceInEnvTests : RuleTests<SelfReferenceInEnv>
{
    [TestMethod]
    [DataRow(
        "ARG base\nFROM ${base}\n"
            + "ENV ProgramFiles=\"C:\\Program Files\" PSCORE=\"$ProgramFiles\\PowerShell\\pwsh.exe\"")]
    [DataRow("FROM example/windows:1\nENV windir=\"C:\\Windows\" TOOLS=$windir\\System32")]
    [DataRow("# escape=`\nFROM example/windows:1\nENV ProgramData=C:\\ProgramData `\n  CACHE=${ProgramData}\\cache")]
    public void Windows_and_its_images_set_its_folders_to_the_same_value(string text) => Verify(text + "\n");

    [TestMethod]
    [DataRow("FROM example/windows:1\nENV TOOLS=C:\\tools BIN=[|$TOOLS|]\\bin")]
    [DataRow("FROM example/base:1\nENV TOOLS=/tools BIN=[|$TOOLS|]/bin")]
    public void Other_folders_have_no_value_before(string text) => Verify(text + "\n");

    [TestMethod]
    public void A_value_from_before_may_be_meant() => Verify("""
        FROM alpine:3.23
        ARG VERSION=1
        ENV VERSION=2 NAME=app-$VERSION
        """);

    [TestMethod]
    public void Stages_do_not_share_variables() => Verify("""
        FROM alpine:3.23
        ENV A=1
        FROM alpine:3.23
        ENV A=2 B=[|$A|]
        """);

    [TestMethod]
    public void Continued_lines_become_two_instructions() => Verify("""
        FROM alpine:3.23
        ENV A=1 \
            B=[|${A}|]/x \
            C=3
        """,
        fixedTo: """
        FROM alpine:3.23
        ENV A=1
        ENV B=${A}/x \
            C=3
        """);

    [TestMethod]
    public void Single_quotes_hold_no_variables() => Verify("""
        FROM alpine:3.23
        ENV A=1 B='$A'
        """);
}
