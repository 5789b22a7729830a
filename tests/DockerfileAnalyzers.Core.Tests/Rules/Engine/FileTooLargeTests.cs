using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

[TestClass]
public sealed class FileTooLargeTests
{
    [TestMethod]
    public void Above_5_MB_only_the_syntax_is_checked() => Verify(
        "FROM debian\n" + Repeat("# a comment that is neither short nor long\n", 120_000) + "WORKDIRR /x\n",
        "DFA0007 The file is larger than 5 MB; only its first syntax errors are reported", "DFA0001");

    [TestMethod]
    public void Bytes_count_not_characters() => Verify(
        "FROM debian\n#" + Repeat("漢", 1_700_000) + "\n",
        "DFA0007 The file is larger than 5 MB; only its first syntax errors are reported");

    [TestMethod]
    [DataRow("ARG A=1\n", 2_001, "has more than 2,000 instructions")]
    [DataRow("FROM debian\n", 2_001, "has more than 2,000 instructions")]
    [DataRow("# hadolint ignore=DL3006\n", 5_001, "has more than 5,000 suppressions")]
    [DataRow(
        "RUN make one && make another && make a third "
            + "&& make all that is left to make in this folder and in the folders below it\n",
        1_000,
        null)]
    [DataRow("COPY <<EOF /x\nthis is some data for a file\nEOF\n", 1_000, null)]
    public void So_many_instructions_or_suppressions_are_not_written_by_people(string lines, int count, string? reason)
    {
        var findings = Analyze("Dockerfile", "FROM debian\n" + Repeat(lines, count));
        Assert.AreEqual(
            reason is null ? null : $"The file {reason}; only its first syntax errors are reported",
            findings.FirstOrDefault(finding => finding.Rule.Id == "DFA0007")?.Message);
    }

    [TestMethod]
    public void A_suppression_of_many_rules_counts_as_many() => Verify(
        "FROM debian\n# dockerfile-analyzers ignore=" + Repeat("DFA2001,", 5_001) + "DFA2201\n",
        "DFA0007 The file has more than 5,000 suppressions; only its first syntax errors are reported");

    [TestMethod]
    [DataRow("ENV A=xxxxxxxxxx\n", "ENV A=$A$A\n", "RUN echo $A\n")]
    [DataRow("ARG A=xxxxxxxxxx\n", "ARG A=${A}${A:-x}\n", "FROM $A\n")]
    [DataRow("RUN A=xxxxxxxxxx;", "A=$A$A;", " echo $A\n")]
    [DataRow("RUN A=xxxxxxxxxx;", "A=\"$A${A:-$A}\";", " apt-get install -y $A\n")]
    [DataRow("RUN echo \"", "$(echo $A$A)", "\"\n")]
    public void A_value_that_doubles_itself_is_as_good_as_unknown(string start, string part, string end) =>
        Assert.IsEmpty(Analyze(
            "Dockerfile", "ARG B=1\n" + (start[0] == 'A' ? "" : "FROM debian:12\n") + start + Repeat(part, 200) + end)
            .Where(finding => finding.Rule.Id is "DFA0000" or "DFA0007").ToArray());

    [TestMethod]
    [DataRow("RUN <<EOF\n", "echo hello\n", "EOF\n")]
    [DataRow("RUN true ", "\\\n && true ", "\n")]
    [DataRow("ENV", " \\\n ABCDE=1", "\n")]
    public void Nor_is_so_long_an_instruction(string start, string part, string end) => Verify(
        "FROM debian\n" + start + Repeat(part, 15_000) + end,
        "DFA0007 The file has an instruction of more than 100 kB; only its first syntax errors are reported");

    [TestMethod]
    [DataRow("# a comment that is neither short nor long\n", 110_000)]
    [DataRow("COPY <<EOF /x\n|some data\n|EOF\n", 400_000)]
    public void Comments_and_the_contents_of_files_do_not_count(string part, int count) => Assert.IsTrue(
        Analyze(
            "Dockerfile",
            "FROM debian\n"
                + (part.Split('|') is [var start, var data, var end]
                    ? start + Repeat(data, count) + end
                    : Repeat(part, count)))
            .Any(finding => finding.Rule.Id == "DFA2201"));

    [TestMethod]
    public void Of_many_syntax_errors_the_first_are_reported()
    {
        var findings = Analyze("Dockerfile", "FROM debian\n" + Repeat("RUN true\nNO\n", 1_500));
        Assert.AreEqual(AnalysisLimits.MaxErrors, findings.Count(finding => finding.Rule.Id == "DFA0001"));
    }

    [TestMethod]
    [DataRow("RUN true\n", "RUN <<EOF\n", "echo\n", 0)]
    [DataRow("WORKDIRR /x\n", "RUN <<EOF\n", "echo\n", 1)]
    [DataRow("", "", "ARG A=1\n", 0)]
    [DataRow("", "", "# comment\n", 0)]
    public void Of_a_file_that_is_far_too_large_the_beginning_is_parsed_and_the_cut_is_no_error(
        string first, string start, string rest, int errors)
    {
        var findings = Analyze(
            "Dockerfile",
            (first.Length > 0 ? "FROM debian\n" : "") + first + start + Repeat(rest, 11_000_000 / rest.Length));
        Assert.AreEqual(errors, findings.Count(finding => finding.Rule.Id == "DFA0001"));
        Assert.HasCount(errors + 1, findings);
    }

    [TestMethod]
    [DataRow("ARG A=1\n", 0)]
    [DataRow("FROM debian\n", 0)]
    [DataRow("ARG A=1\nARG\n", AnalysisLimits.MaxErrors)]
    public void Of_very_many_instructions_the_first_are_parsed(string lines, int errors)
    {
        var text = Repeat(lines, 4_000_000 / lines.Length);
        Assert.AreEqual(
            10 * AnalysisLimits.MaxInstructions,
            AnalysisLimits.Parse(new SourceFile("Dockerfile", text)).Instructions.Length);
        Assert.AreEqual(errors, Analyze("Dockerfile", text).Count(finding => finding.Rule.Id == "DFA0001"));
    }

    [TestMethod]
    public void An_ignore_file_with_so_many_patterns_is_not_judged() =>
        Verify(
            Repeat("a/b\n", 2_001) + "!\n",
            "DFA0007 The file has more than 2,000 patterns; only its first syntax errors are reported",
            "DFA0003",
            ".dockerignore");

    [TestMethod]
    [DataRow("a/b\n", 200_000, "has more than 50,000 lines")]
    [DataRow("#\n", 200_000, "has more than 50,000 lines")]
    [DataRow("**/abc*x\n", 1_200_000, "is larger than 5 MB")]
    public void Of_an_ignore_file_that_is_far_too_large_the_beginning_is_parsed(
        string line, int count, string reason) =>
        Verify(
            "!\n" + Repeat(line, count) + "!\n",
            $"DFA0007 The file {reason}; only its first syntax errors are reported",
            "DFA0003",
            ".dockerignore");

    [TestMethod]
    public void What_an_ignore_file_that_was_not_read_to_its_end_leaves_out_is_not_known()
    {
        var input = TestInput.Create(
            "/src/Dockerfile",
            "FROM debian\nCOPY . /app\n",
            dockerignore: Repeat("a/b\n", 100_000) + ".git\n",
            context: ".git/ 9000000");
        Assert.IsEmpty(RuleEngine.Analyze(input)
            .Where(finding => finding.Rule.Id.StartsWith("DFA5", StringComparison.Ordinal)).ToArray());
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM debian\n", "")]
    [DataRow(".dockerignore", "[", "x\n")]
    public void A_message_has_no_word_that_fills_the_screen(string path, string start, string end) =>
        Assert.IsTrue(Analyze(path, start + Repeat("X", 60_000) + " y" + end)
            .All(finding => finding.Message.Length < 300 && finding.FullMessage.Length < 300));

    [TestMethod]
    public void A_comment_can_suppress_it() => Assert.IsTrue(
        Analyze(
            "Dockerfile",
            "# dockerfile-analyzers ignore-file=DFA0007 -- generated\nFROM debian\n" + Repeat("ARG A=1\n", 2_001))
            .Single().IsSuppressed);

    [TestMethod]
    public void What_people_write_is_analyzed() => Assert.IsTrue(
        Analyze("Dockerfile", "FROM debian\n" + Repeat("ARG A=1\n", 1_000))
            .Any(finding => finding.Rule.Id == "DFA2201"));

    [TestMethod]
    public void A_Dockerfile_is_not_read_again_for_its_ignore_file_where_it_is_too_large()
    {
        var input = TestInput.Create(
            "/src/.dockerignore",
            "secret\n",
            dockerfile: "FROM debian\n" + Repeat("COPY secret /x\n", 2_001),
            context: "secret 10");
        Assert.IsFalse(RuleEngine.Analyze(input).Any(finding => finding.Rule.Id == "DFA0000"));
    }

    private static void Verify(string text, string first, string? second = null, string path = "Dockerfile")
    {
        var findings = Analyze(path, text);
        Assert.AreEqual(first, $"{findings[0].Rule.Id} {findings[0].Message}");
        CollectionAssert.AreEqual(
            second is null ? [] : new[] { second }, findings.Skip(1).Select(finding => finding.Rule.Id).ToArray());
    }

    private static ImmutableArray<Finding> Analyze(string path, string text) =>
        RuleEngine.Analyze(TestInput.Create("/src/" + path, text));

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
