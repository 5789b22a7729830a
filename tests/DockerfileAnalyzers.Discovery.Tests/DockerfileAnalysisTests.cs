using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>The calls of a host for the files of a directory.</summary>
[TestClass]
public sealed class DockerfileAnalysisTests : IDisposable
{
    private const string Text = "FROM alpine:3.22\nRUN cd /tmp\nUSER 1000\nCMD sleep 60\n";

    private readonly TemporaryFolder _folder = new();
    private readonly ProblemLog _log = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Findings_come_with_their_places()
    {
        Write("Dockerfile", Text);
        var problem = Create().Analyze().Single(problem => problem.Rule.Id == "DFA4310");
        Assert.AreEqual((_folder["Dockerfile"], 4, 1, Severity.Warning),
            (problem.Path, problem.Line, problem.Column, problem.Severity));
        Assert.AreEqual(problem.Message, problem.Finding!.Message);
    }

    [TestMethod]
    public void Configuration_files_beside_the_Dockerfile_set_severities()
    {
        Write("Dockerfile", Text);
        Write(".editorconfig", "[*]\ndotnet_diagnostic.DFA4310.severity = error\n"
            + "dotnet_diagnostic.DFA7308.severity = none\n");
        Assert.AreEqual("DFA4310 Error", Describe(Create()));
    }

    [TestMethod]
    public void Comments_suppress_findings()
    {
        Write(
            "Dockerfile", Text.Replace("RUN", "# dockerfile-analyzers ignore=DFA7308\nRUN", StringComparison.Ordinal));
        Assert.AreEqual("DFA4310 Warning", Describe(Create()));
    }

    [TestMethod]
    [DataRow(null, null, null, true, "DFA7308 Error, DFA4310 Error")]
    [DataRow("DFA7308", null, null, true, "DFA4310 Error")]
    [DataRow(null, "dfa4310", null, false, "DFA7308 Warning, DFA4310 Error")]
    [DataRow(null, null, "DFA4310;DFA7308", true, "DFA7308 Warning, DFA4310 Warning")]
    public void What_the_project_makes_of_warnings_applies(
        string? noWarn, string? errors, string? notErrors, bool all, string expected)
    {
        Write("Dockerfile", Text);
        Assert.AreEqual(expected, Describe(Create(new WarningPolicy(noWarn, errors, notErrors, all))));
    }

    [TestMethod]
    public void A_fix_is_written_and_what_was_done_is_told()
    {
        Write("Dockerfile", Text);
        Write("web/Dockerfile", "FROM alpine:3.22\nUSER 1000\nCMD [\"sleep\", \"60\"]\n");
        var results = Create().Fix(FixSelection.Parse("Safe", null)).ToArray();
        Assert.AreEqual($"{_folder["Dockerfile"]}: 1 fix applied, 1 finding left", results[0].Summary);
        Assert.Contains("+CMD [\"sleep\", \"60\"]", results[0].Diffs.Single());
        Assert.Contains("CMD [\"sleep\", \"60\"]", File.ReadAllText(_folder["Dockerfile"]));
        Assert.IsTrue(results[1].IsQuiet);
    }

    [TestMethod]
    public void What_is_left_says_why()
    {
        Write("Dockerfile", Text);
        var safe = FixSelection.Parse("Safe", null) with { IsDryRun = true };
        var left = Create().Fix(safe).Single().Left.Single();
        Assert.StartsWith(_folder["Dockerfile"] + "(", left.Place);
        Assert.StartsWith("unsafe fix: ", safe.Explain(left.Finding!));
        Assert.AreEqual("not in DockerfileFixIds", FixSelection.Parse("All", "DFA1201").Explain(left.Finding!));
        Assert.AreEqual("no automatic fix", safe.Explain(left.Finding! with { Fix = null }));
    }

    [TestMethod]
    public void A_dry_run_shows_the_changes_and_writes_nothing()
    {
        Write("Dockerfile", Text);
        var result = Create().Fix(FixSelection.Parse("Safe", null) with { IsDryRun = true }).Single();
        Assert.EndsWith(": 1 fix to apply, 1 finding left", result.Summary);
        Assert.Contains("+CMD [\"sleep\", \"60\"]", result.Diffs.Single());
        Assert.AreEqual(Text, File.ReadAllText(_folder["Dockerfile"]));
    }

    [TestMethod]
    public void Only_fixes_of_the_selected_rules_are_written()
    {
        Write("Dockerfile", Text);
        Assert.AreEqual(1, Create().Fix(FixSelection.Parse("Unsafe", "dfa7308")).Single().Applied);
        var text = File.ReadAllText(_folder["Dockerfile"]);
        Assert.Contains("WORKDIR /tmp", text);
        Assert.Contains("CMD sleep 60", text);
    }

    [TestMethod]
    public void A_report_is_made_of_a_Dockerfile_and_its_ignore_file()
    {
        Write("Dockerfile", Text);
        Write(".dockerignore", "bin\n");
        var subject = Create().GetReportSubjects().Single();
        Assert.AreEqual(_folder[".dockerignore"], subject.IgnoreFile!.File.Path);
        Assert.IsNull(subject.Obstacle);
    }

    [TestMethod]
    public void A_failure_in_one_file_is_one_warning_and_the_others_have_their_turn()
    {
        var reached = 0;
        foreach (var path in new[] { "a", "b" })
        {
            _log.Guard(path, () =>
            {
                reached++;
                throw new InvalidOperationException("broken");
            });
        }

        Assert.AreEqual(2, reached);
        Assert.AreEqual("DFA0000 Warning a, DFA0000 Warning b", string.Join(", ", _log.Problems
            .Select(problem => $"{problem.Rule.Id} {problem.Severity} {problem.Path}")));
    }

    [TestMethod]
    public void Reports_of_files_with_equal_names_do_not_collide()
    {
        var folder = new ReportFolder(_folder["reports"]);
        var stems = new[] { "/src/web/Dockerfile", "/src/api/Dockerfile", "/other/api/Dockerfile" }
            .Select(path => Path.GetFileName(folder.Write(path, (".txt", path)))).ToArray();
        Assert.AreEqual("Dockerfile api-Dockerfile other-api-Dockerfile", string.Join(' ', stems));
        Assert.AreEqual("/src/api/Dockerfile", File.ReadAllText(_folder["reports/api-Dockerfile.txt"]));
    }

    private DockerfileAnalysis Create(WarningPolicy? policy = null)
    {
        var settings = new HostSettings { Policy = policy ?? WarningPolicy.None };
        var found = DockerfileDiscovery.FindAll(_folder.Path, _log);
        return new DockerfileAnalysis(InputFiles.Read(found, _log, settings), settings, _log);
    }

    private static string Describe(DockerfileAnalysis analysis) => string.Join(", ", analysis.Analyze()
        .Where(problem => problem.Severity > Severity.Info)
        .Select(problem => $"{problem.Rule.Id} {problem.Severity}"));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }

    private sealed class ProblemLog() : HostLog("lint", HostSettings.Default)
    {
        public List<Problem> Problems { get; } = [];

        public override void Report(Problem problem) => Problems.Add(problem);
    }
}
