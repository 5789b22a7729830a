using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Analysis;

[TestClass]
public sealed class SuppressionWriterTests
{
    private const string Comment = "# dockerfile-analyzers ignore=DFA7308 -- kept";

    [TestMethod]
    [DataRow("FROM alpine:3.22\nRUN cd /tmp\n", "FROM alpine:3.22\n" + Comment + "\nRUN cd /tmp\n")]
    [DataRow("FROM alpine:3.22\r\nRUN cd /tmp\r\n", "FROM alpine:3.22\r\n" + Comment + "\r\nRUN cd /tmp\r\n",
        DisplayName = "CRLF")]
    [DataRow("FROM alpine:3.22\nRUN true && \\\n  # why\n  cd /tmp\n",
        "FROM alpine:3.22\n" + Comment + "\nRUN true && \\\n  # why\n  cd /tmp\n", DisplayName = "several lines")]
    [DataRow("FROM alpine:3.22\nRUN <<EOF\ncd /tmp\nEOF\n",
        "FROM alpine:3.22\n" + Comment + "\nRUN <<EOF\ncd /tmp\nEOF\n", DisplayName = "here-document")]
    [DataRow("FROM alpine:3.22\n# what it does\n  run cd /tmp",
        "FROM alpine:3.22\n# what it does\n  " + Comment + "\n  run cd /tmp", DisplayName = "indented")]
    public void A_comment_is_written_above_the_instruction(string text, string expected) =>
        Assert.AreEqual(expected, Add(text, "DFA7308").Text);

    [TestMethod]
    [DataRow("# syntax=docker/dockerfile:1\n# escape=`\nFROM debian\n",
        "# syntax=docker/dockerfile:1\n# escape=`\n# dockerfile-analyzers ignore=DFA2201 -- kept\nFROM debian\n")]
    [DataRow("\uFEFFFROM debian\n", "\uFEFF# dockerfile-analyzers ignore=DFA2201 -- kept\nFROM debian\n")]
    public void What_must_come_first_stays_first(string text, string expected) =>
        Assert.AreEqual(expected, Add(text, "DFA2201").Text);

    [TestMethod]
    public void The_rules_of_an_instruction_are_in_one_comment_and_a_second_run_changes_nothing()
    {
        const string Text = "FROM debian\nRUN apt-get update && apt-get install -y curl\nRUN cd /tmp\n";
        var once = Add(Text);

        Assert.AreEqual(Text, string.Concat(once.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').Select(line => line + "\n")));
        StringAssert.Matches(
            once.Text, new(@"\n# dockerfile-analyzers ignore=DFA\d{4}(?:,DFA\d{4})+ -- kept\nRUN apt"));
        Assert.AreEqual(once.Text, Add(once.Text).Text);
        Assert.IsEmpty(RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", once.Text)))
            .Where(finding => !finding.IsSuppressed));
    }

    [TestMethod]
    public void A_pattern_of_an_ignore_file_has_its_comment_above_it_and_the_rest_is_for_the_file()
    {
        const string Text = "# ours\nbin\n  [\n";
        var input = AnalysisInput.Create(new SourceFile(".dockerignore", Text));
        var result = SuppressionWriter.AddComments(input, _ => true, "kept");

        Assert.IsGreaterThan(0, result.Suppressed.Length);
        foreach (var line in result.Text.Split('\n'))
            Assert.IsFalse(line.Trim().StartsWith('#') && line[0] != '#', "Only in the first column it is a comment.");
        Assert.IsEmpty(RuleEngine.Analyze(input with { File = new SourceFile(".dockerignore", result.Text) })
            .Where(finding => !finding.IsSuppressed));
    }

    [TestMethod]
    [DataRow(null, "# dockerfile-analyzers ignore=DFA7308")]
    [DataRow("two\n lines ", "# dockerfile-analyzers ignore=DFA7308 -- two lines")]
    public void A_reason_is_on_the_line_of_the_comment(string? reason, string expected) => Assert.AreEqual(
        expected, Add("FROM alpine:3.22\nRUN cd /tmp\n", "DFA7308", reason).Text.Split('\n')[1]);

    [TestMethod]
    public void What_is_wrong_with_a_comment_is_not_hidden_by_another_one()
    {
        const string Text = "FROM alpine:3.22\n# dockerfile-analyzer ignore=DFA2001\nUSER 1000\n";
        Assert.AreEqual(Text, Add(Text, "DFA0006").Text);
    }

    private static SuppressionResult Add(string text, string? rule = null, string? reason = "kept") =>
        SuppressionWriter.AddComments(
            AnalysisInput.Create(new SourceFile("Dockerfile", text)),
            finding => rule is null || finding.Rule.Id == rule,
            reason);
}
