using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class RedundantEchoTests : RuleTests<RedundantEcho>
{
    [TestMethod]
    public void Text_that_is_read_back_is_the_text() => Verify("""
        FROM debian:12
        RUN x=$([|echo|] a$y)
        """);

    [TestMethod]
    public void A_plain_word_is_written() => Verify("""
        FROM debian:12
        RUN x=$([|echo|] a)
        """,
        fixedTo: """
        FROM debian:12
        RUN x=a
        """);

    [TestMethod]
    public void The_redirection_stays() => Verify("""
        FROM debian:12
        RUN [|echo|] $(a | b) > f
        """,
        fixedTo: """
        FROM debian:12
        RUN a | b > f
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    public void One_finding_for_both() => Verify("""
        FROM debian:12
        RUN [|echo|] $(echo a)
        """,
        fixedTo: """
        FROM debian:12
        RUN echo a
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN echo \"$(sed s/a/b/ f)\" > f")]
    public void A_file_is_written_when_its_reader_is_done(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN echo $(date) x && echo a$(date) && echo -n $(date) && echo $(a; b) && echo $(< f) "
            + "&& echo $((1 + 2))")]
    public void More_than_the_output_is_printed(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN x=$(echo -e a) && y=$(echo *) && z=$(echo {a,b}) && u=$(echo) && v=$(echo a >&2) && w=$(echo a "
            + "| sed s/a/b/)")]
    public void Options_and_wildcards_do_something(string instructions) => Verify(instructions);
}
