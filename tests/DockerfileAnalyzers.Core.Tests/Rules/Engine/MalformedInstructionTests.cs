using DockerfileAnalyzers.Rules.Engine;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
internal sealed class MalformedInstructionTests : RuleTests<MalformedInstruction>
{
    [TestMethod]
    public void Every_error_has_its_own_place() => Verify("""
        FROM debian:12
        [|RUNN|] a
        COPY [|--chwon=a|] b /c
        """);

    [TestMethod]
    public void The_same_error_in_every_word_of_an_instruction_is_one_finding() => Verify("""
        FROM debian:12
        ENV [|"A|]=1" \
            "B=2" \
            "C=3"
        """);

    [TestMethod]
    public void An_expansion_without_end_is_marked_at_its_name() => Verify("""
        FROM debian:12
        COPY a [|${B|]:-c \
            /d \
            /e
        """);

    [TestMethod]
    public void A_quote_without_end_is_marked_on_its_line() => Verify("""
        FROM debian:12
        COPY a [|"b|] \
            /d \
            /e
        """);

    [TestMethod]
    public void A_line_that_lost_its_continuation_is_one_error() => Verify("""
        FROM debian:12
        RUN apt-get update
          [|apt-get|] install a
          b
          c
        """);

    [TestMethod]
    [DataRow("[|VOLUME []|]", "'VOLUME' requires a path")]
    [DataRow("[|RUN []|]", "'RUN' requires a command")]
    [DataRow("[|HEALTHCHECK CMD []|]", "'HEALTHCHECK CMD' requires a command")]
    [DataRow("STOPSIGNAL [|SIGFOO|]", "Unknown signal 'SIGFOO'; use for example 'SIGTERM' or '15'")]
    [DataRow("STOPSIGNAL [|SIGRTMIN+99|]", "Unknown signal 'SIGRTMIN+99'; use for example 'SIGTERM' or '15'")]
    [DataRow("STOPSIGNAL [|0|]", "Unknown signal '0'; use for example 'SIGTERM' or '15'")]
    [DataRow("COPY --chmod=[|999|] a /b", "Invalid mode '999'; use octal digits, for example '0755'")]
    [DataRow("ADD --chmod=[|77777|] a /b", "Invalid mode '77777'; use octal digits, for example '0755'")]
    [DataRow("ADD [|--checksum=sha256:0a|] a.tar.gz /b",
        "'--checksum' requires a source that is downloaded: a URL or a Git repository")]
    public void What_the_builder_refuses_is_an_error(string instruction, string message) =>
        Verify($"FROM debian:12\n{instruction}\n", message: message);

    [TestMethod]
    [DataRow("STOPSIGNAL term")]
    [DataRow("STOPSIGNAL SIGRTMIN+3")]
    [DataRow("STOPSIGNAL 9")]
    [DataRow("ARG S=SIGINT\nSTOPSIGNAL $S")]
    [DataRow("COPY --chmod=0644 a /b")]
    [DataRow("COPY --chmod=u=rwX,go=rX a /b")]
    [DataRow("ENTRYPOINT []\nCMD []")]
    [DataRow("ADD --checksum=sha256:0a https://example.com/a.tar.gz /b")]
    [DataRow("ADD --checksum=0a https://github.com/example/tool.git /b")]
    [DataRow("ARG URL\nADD --checksum=sha256:0a $URL /b")]
    public void What_the_builder_accepts_is_not_an_error(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");
}
