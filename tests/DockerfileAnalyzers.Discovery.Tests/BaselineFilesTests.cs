using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>The findings that are known, on the disk.</summary>
[TestClass]
public sealed class BaselineFilesTests : IDisposable
{
    private const string Text = "FROM alpine:3.22\nRUN cd /tmp\nUSER 1000\nCMD [\"sh\"]\n";

    private readonly TemporaryFolder _folder = new();
    private readonly TestLog _log = new();

    public BaselineFilesTests()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write("src/web/Dockerfile", Text);
    }

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void What_is_written_is_not_reported_and_what_is_added_is()
    {
        Assert.AreEqual("DFA7308", Report());
        var change = WriteBaseline();
        Assert.AreEqual("", Report());
        Write("src/web/Dockerfile", "\n# more\n" + Text.Replace("USER", "RUN cd /\nUSER", StringComparison.Ordinal));
        Assert.AreEqual("DFA7308", Report());
        Assert.IsGreaterThan(0, change.Added);
    }

    [TestMethod]
    public void The_nearest_counts_up_to_the_root_of_the_repository()
    {
        WriteBaseline();
        File.Move(_folder[Baseline.FileName], _folder["src/" + Baseline.FileName]);
        Assert.AreEqual("DFA7308", Report(), "The paths are relative to its folder.");

        Directory.Move(_folder[".git"], _folder["src/web/.git"]);
        Assert.IsNull(BaselineFiles.Find(_folder["src/web/Dockerfile"], ConfigurationSet.Find([])));
    }

    [TestMethod]
    public void The_findings_of_other_files_stay_and_an_equal_file_is_not_written_again()
    {
        Write("src/api/Dockerfile", Text);
        BaselineWriter.Write(_folder[Baseline.FileName], Read("src/api"));
        BaselineWriter.Write(_folder[Baseline.FileName], Read("src/web"));
        var written = File.GetLastWriteTimeUtc(_folder[Baseline.FileName]);
        var change = BaselineWriter.Write(_folder[Baseline.FileName], Read("src/web"));

        Assert.AreEqual((0, 0), (change.Added, change.Removed));
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(_folder[Baseline.FileName]));
        StringAssert.Contains(File.ReadAllText(_folder[Baseline.FileName]), "src/api/Dockerfile DFA7308");
    }

    [TestMethod]
    public void What_is_fixed_and_what_is_gone_is_pruned()
    {
        Write("src/api/Dockerfile", Text);
        var all = WriteBaseline().After.Entries.Length;
        Write("src/web/Dockerfile", Text.Replace("RUN cd", "WORKDIR", StringComparison.Ordinal));
        File.Delete(_folder["src/api/Dockerfile"]);
        var change = BaselineWriter.Prune(_folder[Baseline.FileName], Read("src"));

        Assert.AreEqual((0, all), (change.Added, change.Removed + change.After.Entries.Length));
        Assert.DoesNotContain("DFA7308", File.ReadAllText(_folder[Baseline.FileName]));
        Assert.DoesNotContain("api", File.ReadAllText(_folder[Baseline.FileName]));
    }

    [TestMethod]
    public void The_configuration_names_another_one()
    {
        Write("dockerfile-analyzers.yaml", "mode: Recommended\nbaseline: eng/known.txt\n");
        var configuration = ConfigurationSet.Find([]);
        var path = BaselineFiles.Choose(_folder["src/web/Dockerfile"], _folder.Path, configuration);
        Assert.AreEqual(_folder["eng/known.txt"], path);
        Assert.AreEqual((_folder["dockerfile-analyzers.yaml"], 2, 11), Check().Select(problem =>
            (problem.Path, problem.Line, problem.Column)).Single());

        BaselineWriter.Write(path, Read("src"));
        Assert.AreEqual("", Report());
        Assert.IsEmpty(Check());
    }

    [TestMethod]
    [DataRow("baseline: Dockerfile.known\n")]
    [DataRow("mode: All\n")]
    public void It_is_not_taken_for_a_Dockerfile(string configuration)
    {
        Write("dockerfile-analyzers.yaml", configuration);
        var path = BaselineFiles.Choose(_folder["src/web/Dockerfile"], _folder.Path, ConfigurationSet.Find([]));
        BaselineWriter.Write(path, Read("src"));
        Assert.DoesNotContain(path, Read("src").Select(input => input.File.Path));
    }

    [TestMethod]
    public void A_new_one_is_for_the_repository() => Assert.AreEqual(
        _folder[Baseline.FileName],
        BaselineFiles.Choose(_folder["src/web/Dockerfile"], _folder["src/web"], ConfigurationSet.Find([])));

    [TestMethod]
    public void A_conflict_is_reported_at_its_place_and_the_entries_count()
    {
        WriteBaseline();
        File.AppendAllText(_folder[Baseline.FileName], "<<<<<<< HEAD\n");
        var problem = Check().Single();

        Assert.AreEqual(("DFA0005", Severity.Warning, _folder[Baseline.FileName]),
            (problem.Rule.Id, problem.Severity, problem.Path));
        Assert.AreEqual(File.ReadAllLines(problem.Path).Length, problem.Line);
        Assert.AreEqual("", Report());
    }

    [TestMethod]
    public void Without_findings_no_file_is_written()
    {
        Write("src/web/Dockerfile", "FROM scratch\n");
        WriteBaseline();
        Assert.IsFalse(File.Exists(_folder[Baseline.FileName]));
    }

    [TestMethod]
    public void Line_breaks_of_a_checkout_stay()
    {
        WriteBaseline();
        var path = _folder[Baseline.FileName];
        File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"));
        Write("src/web/Dockerfile", Text + Text);
        WriteBaseline();
        Assert.DoesNotContain("\n", File.ReadAllText(path).Replace("\r\n", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void One_that_is_not_a_text_is_reported_and_everything_else_too()
    {
        File.WriteAllBytes(_folder[Baseline.FileName], [0, 1, 2]);
        Assert.AreEqual("DFA7308", Report());
        Assert.Contains(problem => problem.Contains("NUL", StringComparison.Ordinal), _log.Unread);
    }

    [TestMethod]
    public void Many_builds_write_one_after_the_other()
    {
        var projects = Enumerable.Range(0, 8).Select(i => $"src/p{i}").ToArray();
        foreach (var project in projects)
            Write(project + "/Dockerfile", Text);
        Parallel.ForEach(projects, project => BaselineWriter.Write(_folder[Baseline.FileName], Read(project)));
        var text = File.ReadAllText(_folder[Baseline.FileName]);
        foreach (var project in projects)
            StringAssert.Contains(text, project + "/Dockerfile DFA7308");
    }

    private BaselineChange WriteBaseline() => BaselineWriter.Write(_folder[Baseline.FileName], Read("src"));

    private Problem[] Check() => [.. SettingsCheck.Find([_folder["src/web/Dockerfile"]], HostSettings.Default)];

    private string Report() => string.Join(" ", Read("src").SelectMany(input => RuleEngine.Analyze(input))
        .Where(finding => finding is { IsSuppressed: false, Rule.Id: "DFA7308" }).Select(finding => finding.Rule.Id));

    private AnalysisInput[] Read(string folder)
    {
        var files = InputFiles.Read(DockerfileDiscovery.FindAll(_folder[folder], _log), _log);
        return [.. files.Paths.Select(path => files.Find(path)!)];
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }

    private sealed class TestLog : DiscoveryLog
    {
        public List<string> Unread { get; } = [];

        public override void ReportUnread(string path, string reason) => Unread.Add(reason);
    }
}
