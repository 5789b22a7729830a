using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Analysis;

[TestClass]
public sealed class BaselineTests
{
    private const string Path = "/src/shop/Dockerfile";

    private const string Install = "RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n";

    // Reported wherever it is repeated.
    private const string Enter = "RUN cd /tmp\n";

    private const string Text = "FROM debian:12-slim\n" + Install + "CMD [\"bash\"]\n";

    [TestMethod]
    [DataRow("# about it\n\nFROM debian:12-slim\n\n\nCOPY a /b/\n" + Install, DisplayName = "lines inserted")]
    [DataRow("FROM debian:12-slim\nCOPY a /b/\nCMD [\"bash\"]\n" + Install, DisplayName = "instructions reordered")]
    [DataRow("FROM debian:12-slim\nrun   apt-get update &&   apt-get install -y \\\n  curl && \\\n  "
        + "# why\n  rm -rf /var/lib/apt/lists/*\n", DisplayName = "layout, comments and case of the keyword")]
    [DataRow("FROM debian:12-slim\r\nRUN apt-get update \\\r\n  && apt-get install -y curl "
        + "&& rm -rf /var/lib/apt/lists/*\r\n", DisplayName = "CRLF")]
    [DataRow("# escape=`\nFROM debian:12-slim\nRUN apt-get update `\n && apt-get install -y curl "
        + "&& rm -rf /var/lib/apt/lists/*\n", DisplayName = "another escape character")]
    public void A_known_finding_stays_known(string text)
    {
        var baseline = Record(Text);

        Assert.AreEqual("", Report(text, baseline, "DFA1202"));
        Assert.IsTrue(Analyze(text, baseline).Single(finding => finding.Rule.Id == "DFA1202").IsInBaseline);
    }

    [TestMethod]
    [DataRow("FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl wget && rm -rf /var/lib/apt/lists/*\n",
        DisplayName = "the instruction says something else")]
    public void What_is_new_is_reported(string text) =>
        Assert.AreEqual("DFA1202", Report(text, Record(Text), "DFA1202"));

    [TestMethod]
    public void A_second_equal_instruction_is_new() => Assert.AreEqual(
        "DFA7308", Report("FROM debian\n" + Enter + Enter, Record("FROM debian\n" + Enter), "DFA7308"));

    [TestMethod]
    public void A_stage_and_a_trigger_are_known_in_any_case()
    {
        var baseline = Record("FROM debian AS build\nONBUILD RUN apt-get update && apt-get install -y curl\n");

        Assert.AreEqual("", string.Join(" ", Reported(Analyze(
            "from debian as build\nonbuild run apt-get update && apt-get install -y curl\n", baseline))
            .Where(finding => finding.Rule.Id is "DFA2201" or "DFA1202")));
    }

    [TestMethod]
    public void Of_three_equal_instructions_one_is_removed_and_one_entry_is_resolved()
    {
        var baseline = Record("FROM debian:12-slim\n" + Enter + Enter + Enter);
        var text = "FROM debian:12-slim\n" + Enter + "COPY a /b/\n" + Enter;

        Assert.AreEqual("", Report(text, baseline, "DFA7308"));
        var resolved = BaselineMatcher.FindResolved(
            AnalysisInput.Create(new SourceFile(Path, text)), Analyze(text, baseline), baseline);
        Assert.AreEqual((3, "DFA7308"), (resolved.Single().Occurrence, resolved.Single().Key.RuleId));
    }

    [TestMethod]
    public void What_only_a_build_knows_is_not_resolved_where_it_is_not_known()
    {
        var key = new BaselineKey("shop/Dockerfile", "DFA6101", "0123456789ab");
        var baseline = Baseline.CreateEmpty("/src/x.baseline").Replace(
            new HashSet<string>(), [new BaselineEntry(key, 1, "COPY . ."), new BaselineEntry(
                key with { RuleId = "DFA2201" }, 1, "FROM debian")]);
        var input = AnalysisInput.Create(new SourceFile(Path, Text));
        var project = input with
        {
            Project = ProjectFacts.Create([new("ProjectFile", "/src/shop/Shop.csproj")]),
        };

        Assert.AreEqual("DFA2201", string.Join(
            " ", BaselineMatcher.FindResolved(input, [], baseline).Select(entry => entry.Key.RuleId)));
        Assert.HasCount(2, BaselineMatcher.FindResolved(project, [], baseline));
    }

    [TestMethod]
    public void The_same_finding_in_a_file_of_another_name_is_reported()
    {
        var input = AnalysisInput.Create(new SourceFile("/src/shop/web.Dockerfile", Text)) with
        {
            Baseline = Record(Text),
        };

        Assert.Contains("DFA1202", Reported(RuleEngine.Analyze(input)).Select(finding => finding.Rule.Id));
    }

    [TestMethod]
    public void A_pattern_of_an_ignore_file_is_known_by_its_line()
    {
        const string IgnoreFile = "/src/shop/.dockerignore";
        var input = AnalysisInput.Create(new SourceFile(IgnoreFile, "bin\n[\n"));
        var empty = Baseline.CreateEmpty("/src/" + Baseline.FileName);
        var baseline = empty.Replace(
            new HashSet<string>(), BaselineMatcher.Record(input.File, RuleEngine.Analyze(input), empty));

        Assert.IsGreaterThan(0, baseline.Entries.Length);
        Assert.IsEmpty(Reported(RuleEngine.Analyze(AnalysisInput.Create(
            new SourceFile(IgnoreFile, "# more\nbin\nobj\n[  \n")) with { Baseline = baseline }))
            .Where(finding => finding.Rule.Id == "DFA0003"));
    }

    [TestMethod]
    public void What_a_comment_suppresses_needs_no_entry()
    {
        var baseline = Record("FROM debian:12-slim\n# dockerfile-analyzers ignore=DFA1202\n" + Install);

        Assert.DoesNotContain("DFA1202", baseline.Entries.Select(entry => entry.Key.RuleId));
    }

    [TestMethod]
    public void What_is_written_into_an_instruction_with_a_secret_is_not_written_again()
    {
        var baseline = Record("FROM debian\nENV DB_PASSWORD=hunter2x9 MODE=a\n");

        Assert.Contains("DFA2101", baseline.Entries.Select(entry => entry.Key.RuleId));
        Assert.DoesNotContain("hunter2x9", baseline.ToString());
        StringAssert.Contains(baseline.ToString(), "ENV …\n");
    }

    [TestMethod]
    public void The_text_is_sorted_has_a_line_for_each_finding_and_reads_as_it_was_written()
    {
        var baseline = Record("FROM debian\n" + Install + Enter + Enter);
        var read = Baseline.Parse(baseline.Path, baseline.ToString());

        CollectionAssert.AreEqual(baseline.Entries.ToArray(), read.Entries.ToArray());
        Assert.AreEqual(baseline.ToString(), read.Replace(new HashSet<string>(), []).ToString());
        Assert.IsEmpty(read.Problems);
        var lines = baseline.ToString().Split('\n').Where(line => line.StartsWith("shop/", StringComparison.Ordinal));
        CollectionAssert.AreEqual(lines.Order(StringComparer.Ordinal).ToArray(), lines.ToArray());
        StringAssert.Matches(lines.First(line => line.Contains("DFA2201", StringComparison.Ordinal)),
            new(@"\Ashop/Dockerfile DFA2201 [0-9a-f]{12} 1 FROM debian\z"));
    }

    [TestMethod]
    [DataRow("a b/Dockerfile")]
    [DataRow("100%/#1/Dockerfile")]
    [DataRow("#x/Dockerfile")]
    [DataRow("=======/Dockerfile")]
    [DataRow("ü\u00A0\u2028x/Dockerfile\n")]
    public void A_path_may_hold_anything(string path)
    {
        var entry = new BaselineEntry(new BaselineKey(path, "DFA1202", "0123456789ab"), 7, "RUN x");
        var read = Baseline.Parse("/src/x.baseline", entry + "\n");

        Assert.IsEmpty(read.Problems);
        Assert.AreEqual(entry, read.Entries.Single());
    }

    [TestMethod]
    public void Conflicts_and_other_lines_are_reported_at_their_place_and_the_rest_counts()
    {
        const string Entry = "Dockerfile DFA1202 0123456789ab 1 RUN x\n";
        var baseline = Baseline.Parse("/src/x.baseline", "# text\n<<<<<<< HEAD\r\n" + Entry + "=======\n"
            + Entry.Replace(" 1 ", " 2 ", StringComparison.Ordinal) + ">>>>>>> topic\n\nDockerfile DFA1202 1 RUN x\n");

        CollectionAssert.AreEqual(new[] { 2, 4, 6, 8 }, baseline.Problems.Select(problem => problem.Line).ToArray());
        StringAssert.Contains(baseline.Problems[0].Message, "merge conflict");
        StringAssert.Contains(baseline.Problems[3].Message, "not a baseline entry");
        Assert.AreEqual(2, baseline.Count(baseline.Entries[0].Key));
    }

    [TestMethod]
    public void Equal_lines_of_two_branches_stand_for_one_finding()
    {
        const string Entry = "Dockerfile DFA1202 0123456789ab 1 RUN x\n";
        var baseline = Baseline.Parse("/src/x.baseline", Entry + Entry);

        Assert.AreEqual(1, baseline.Count(baseline.Entries[0].Key));
    }

    [TestMethod]
    public void A_file_of_another_kind_has_a_few_problems_not_thousands()
    {
        var baseline = Baseline.Parse("/src/x.baseline", string.Concat(Enumerable.Repeat("no entry\n", 100_000)));

        Assert.HasCount(20, baseline.Problems);
        StringAssert.Contains(baseline.Problems[19].Message, "99,980 others");
    }

    [TestMethod]
    public void A_failure_of_the_analysis_is_never_known()
    {
        var file = new SourceFile(Path, Text);
        var failure = RuleEngine.CreateFailure("x", new InvalidOperationException());

        Assert.IsEmpty(BaselineMatcher.Record(file, [failure], Baseline.CreateEmpty("/src/x.baseline")));
    }

    [TestMethod]
    public void The_nearest_baseline_counts_where_the_project_names_none()
    {
        var texts = new Dictionary<string, string>
        {
            [Path] = Text,
            ["/src/" + Baseline.FileName] = Record(Text).ToString(),
            ["/other/" + Baseline.FileName] = "",
        };
        var input = FileSet.Create(texts.Keys, path => texts[path]).CreateInput(Path, AnalyzerConfig.Empty)!;

        Assert.IsEmpty(Reported(RuleEngine.Analyze(input)));
    }

    private static Baseline Record(string text)
    {
        var empty = Baseline.CreateEmpty("/src/" + Baseline.FileName);
        var input = AnalysisInput.Create(new SourceFile(Path, text));
        return empty.Replace(
            new HashSet<string>(), BaselineMatcher.Record(input.File, RuleEngine.Analyze(input), empty));
    }

    private static ImmutableArray<Finding> Analyze(string text, Baseline baseline) =>
        RuleEngine.Analyze(AnalysisInput.Create(new SourceFile(Path, text)) with { Baseline = baseline });

    private static IEnumerable<Finding> Reported(IEnumerable<Finding> findings) =>
        findings.Where(finding => !finding.IsSuppressed);

    private static string Report(string text, Baseline baseline, string rule) => string.Join(
        " ", Reported(Analyze(text, baseline)).Select(finding => finding.Rule.Id).Where(id => id == rule));
}
