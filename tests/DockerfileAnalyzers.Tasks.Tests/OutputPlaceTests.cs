using DockerfileAnalyzers.Tasks;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// The places of errors and warnings of the targets that write files: the full path of a file of the user, so that it
/// can be opened from the output of a build.
/// </summary>
[TestClass]
public sealed class OutputPlaceTests : IDisposable
{
    private const string Baseline = "dockerfile-analyzers.baseline";

    private readonly TemporaryFolder _folder = new();
    private readonly BuildLog _log = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void A_baseline_that_is_written_is_printed_with_its_full_path()
    {
        Write("app/Dockerfile", "FROM debian\n");

        Assert.IsTrue(WriteBaseline(Prepare("app")));

        Assert.IsTrue(File.Exists(_folder[Baseline]));
        Assert.StartsWith($"{_folder[Baseline]}: ", _log.Messages.Single());
        Assert.IsEmpty(_log.Places);
    }

    [TestMethod]
    public void A_baseline_that_cannot_be_written_is_an_error_at_its_full_path()
    {
        Write("app/Dockerfile", "FROM debian\n");
        Directory.CreateDirectory(_folder[Baseline]);

        Assert.IsFalse(WriteBaseline(Prepare("app")));

        Assert.StartsWith($"{Baseline} DFA0004: '{Baseline}' was not written because ", _log.Errors.Single());
        Assert.AreEqual((_folder[Baseline], 0, 0), _log.Places.Distinct().Single());
    }

    [TestMethod]
    public void A_baseline_that_the_configuration_names_is_reported_at_the_path_that_it_stands_for()
    {
        Write("app/Dockerfile", "FROM debian\n");
        Write("dockerfile-analyzers.yaml", "baseline: eng/known.baseline\n");
        Write("eng", "");

        Assert.IsFalse(WriteBaseline(Prepare("app")));

        Assert.StartsWith("known.baseline DFA0004: 'known.baseline' was not written because ", _log.Errors.Single());
        Assert.AreEqual((_folder["eng/known.baseline"], 0, 0), _log.Places.Distinct().Single());
    }

    [TestMethod]
    public void Each_baseline_that_cannot_be_written_has_its_own_error()
    {
        Write("app/Dockerfile", "FROM debian\n");
        Write("app/dockerfile-analyzers.yaml", "baseline: one\n");
        Directory.CreateDirectory(_folder["app/one"]);
        Write("docker/Dockerfile", "FROM debian\n");
        Write("docker/dockerfile-analyzers.yaml", "baseline: two\n");
        Directory.CreateDirectory(_folder["docker/two"]);

        Assert.IsFalse(WriteBaseline([.. Prepare("app"), .. Prepare("docker")]));

        CollectionAssert.AreEquivalent(
            new[] { (_folder["app/one"], 0, 0), (_folder["docker/two"], 0, 0) }, _log.Places.Distinct().ToArray());
        Assert.HasCount(2, _log.Errors);
    }

    [TestMethod]
    public void A_Dockerfile_that_cannot_be_read_is_a_warning_at_its_full_path()
    {
        Directory.CreateDirectory(_folder["app/Dockerfile"]);

        Assert.IsTrue(WriteBaseline(Prepare("app")));

        Assert.StartsWith("Dockerfile DFA0004: 'Dockerfile' was not read because ", _log.Warnings.Single());
        Assert.AreEqual((_folder["app/Dockerfile"], 0, 0), _log.Places.Single());
    }

    [TestMethod]
    public void A_report_is_printed_as_a_link_that_opens_it()
    {
        Write("my app/Dockerfile", "FROM debian\n");

        Assert.IsTrue(Report(Prepare("my app"), "out #1"));

        var link = _log.Messages.Single(line => line.Contains("Report: ", StringComparison.Ordinal))
            .Trim()["Report: ".Length..];
        Assert.DoesNotContain(" ", link);
        Assert.AreEqual(_folder["out #1/Dockerfile.html"], new Uri(link).LocalPath);
        Assert.IsTrue(File.Exists(new Uri(link).LocalPath));
    }

    [TestMethod]
    public void Reports_that_cannot_be_written_are_one_error_at_the_project()
    {
        Write("app/Dockerfile", "FROM debian\n");
        Write("app/Dockerfile.prod", "FROM debian\n");
        Write("out", "");

        Assert.IsFalse(Report(Prepare("app")));

        Assert.StartsWith(
            $"App.csproj DFA0004: The report was not written to '{_folder["out"]}' because ", _log.Errors.Single());
        Assert.AreEqual((_folder["App.csproj"], 0, 0), _log.Places.Distinct().Single());
    }

    [TestMethod]
    public void A_Dockerfile_without_a_report_is_named_with_its_full_path()
    {
        Write("app/Dockerfile", "FROM debian\n" + string.Concat(Enumerable.Repeat("RUN a\n", 2_100)));

        Assert.IsTrue(Report(Prepare("app")));

        Assert.StartsWith($"{_folder["app/Dockerfile"]}: no report, because the file ", _log.Messages.Single());
    }

    private ITaskItem[] Prepare(string project)
    {
        Directory.CreateDirectory(_folder[".git"]);
        var task = new PrepareDockerfiles
        {
            BuildEngine = _log, ProjectDirectory = _folder[project], ProjectFile = _folder[project + "/App.csproj"],
            OutputDirectory = _folder[project + "/obj/"],
        };
        Assert.IsTrue(task.Execute());
        return task.Files;
    }

    private bool WriteBaseline(ITaskItem[] files) =>
        new WriteBaseline { BuildEngine = _log, Files = files, ProjectFile = _folder["App.csproj"] }.Execute();

    private bool Report(ITaskItem[] files, string output = "out") => new ReportDockerfiles
    {
        BuildEngine = _log, Files = files, ProjectFile = _folder["App.csproj"], OutputDirectory = _folder[output],
    }.Execute();

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], text);
    }
}
