using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class GitHistoryShippedTests : RuleTests<GitHistoryShipped>
{
    [TestMethod]
    public void A_commit_that_is_checked_out_needs_the_history() => Verify("""
        FROM debian:12
        RUN git clone [|https://example.com/a|] && cd a && git checkout 1234567
        """);

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN git clone --depth 1 https://example.com/a && git clone --depth=5 https://example.com/b "
            + "&& git clone --filter=blob:none https://example.com/c")]
    [DataRow("FROM debian:12\nRUN git clone https://example.com/a.git b && make && rm -rf ./b/")]
    [DataRow("FROM debian:12\nRUN cd /tmp && git clone https://example.com/a.git && make && rm -rf /tmp/*")]
    [DataRow("FROM debian:12\nRUN git clone https://example.com/a.git && find . -name .git -exec rm -rf {} +")]
    [DataRow("FROM debian:12\nRUN git clone https://example.com/a.git && rm -rf \"$x\"")]
    public void What_is_shallow_or_deleted_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("RUN git clone https://example.org/o/p.git /p && git -C /p checkout v1")]
    [DataRow("RUN git clone https://example.org/o/p.git /p\nWORKDIR /p\nRUN [\"git\", \"reset\", \"--hard\", \"abc\"]")]
    [DataRow("RUN git clone https://example.org/o/p.git /p\nRUN sh -c \"cd /p; git describe --tags\"")]
    [DataRow("RUN git clone https://example.org/o/p.git /p\nRUN <<EOF\ncd /p\ngit log v1..v2\nEOF")]
    public void A_later_command_that_reads_the_history_needs_all_of_it(string instructions)
    {
        var findings = RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", $"FROM debian:12\n{instructions}\n"));
        Assert.IsFalse(
            findings.Any(finding => finding.Fix?.Edits.Any(edit => edit.NewText.Contains("--depth")) == true));
    }
}
