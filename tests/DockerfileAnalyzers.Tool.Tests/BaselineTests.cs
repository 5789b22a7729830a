using DockerfileAnalyzers.Discovery;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class BaselineTests
{
    private const string File = "dockerfile-analyzers.baseline";

    private const string Text = "FROM alpine:3.22\nRUN cd /tmp\nUSER 1000\nCMD [\"sh\"]\n";

    [TestMethod]
    public void Only_what_is_new_is_reported()
    {
        using var folder = Create(("api/Dockerfile", Text), ("web/Dockerfile", Text));
        var run = ToolRun.In(folder, "baseline", "write");

        Assert.AreEqual(0, run.ExitCode, run.Error);
        StringAssert.StartsWith(run.Output, $"{File}: ");
        Assert.AreEqual((0, ""), Lint(folder));
        Assert.AreEqual("No findings in 2 files; 2 known findings are in the baseline.\n",
            ToolRun.In(folder, "lint").Output);
        StringAssert.Contains(ToolRun.In(folder, "lint", "-f", "json").Output, "\"inBaseline\": true");
        Write(folder, "web/Dockerfile", "\n" + Text.Replace("USER", "RUN cd /\nUSER", StringComparison.Ordinal));
        var (exitCode, output) = Lint(folder);
        Assert.AreEqual(1, exitCode);
        StringAssert.StartsWith(output, "web/Dockerfile:4:5: warning DFA7308: ");
        Assert.HasCount(2, output.Split('\n'));
    }

    [TestMethod]
    public void What_a_build_has_written_the_command_line_would_write()
    {
        using var folder = Create(
            ("src/Shop/Shop.csproj", "<Project />"),
            ("src/Shop/appsettings.json", "{ \"Urls\": \"http://+:5000\" }\n"),
            ("src/Shop/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\n"
                + "RUN dotnet publish Shop.csproj -o /app\nENTRYPOINT [\"dotnet\", \"/app/Shop.dll\"]\n"));
        var project = new ProjectDescription(folder["src/Shop"], "Shop.csproj")
        {
            OutputFolder = folder["src/Shop/obj"],
            IsExecutable = true,
            AssemblyName = "Shop",
            Properties = [new("TargetFramework", "net10.0"), new("OutputType", "Exe")],
        };
        var written = DockerfileDiscovery.Find(project).Write(project.OutputFolder);
        var files = InputFiles.Read(written, HostSettings.Default, DiscoveryLog.None);
        var change = BaselineWriter.Write(folder[File], [.. files.Paths.Select(path => files.Find(path)!)]);
        Assert.Contains("DFA6", change.After.ToString(), "A finding that needs the facts of the project.");

        Assert.AreEqual(
            $"{File}: {change.After.Entries.Length} known findings (unchanged)\n",
            ToolRun.In(folder, "baseline", "write").Output);
        Assert.AreEqual(change.After.ToString(), System.IO.File.ReadAllText(folder[File]));
    }

    [TestMethod]
    public void All_is_reported_on_request()
    {
        using var folder = Create(("Dockerfile", Text));
        ToolRun.In(folder, "baseline", "write");

        Assert.AreEqual(1, ToolRun.In(folder, "lint", "--no-baseline").ExitCode);
    }

    [TestMethod]
    public void What_is_fixed_is_counted_once_and_pruned()
    {
        using var folder = Create(("api/Dockerfile", Text), ("web/Dockerfile", Text));
        ToolRun.In(folder, "baseline", "write");
        Write(folder, "web/Dockerfile", Text.Replace("RUN cd", "WORKDIR", StringComparison.Ordinal));
        System.IO.File.Delete(folder["api/Dockerfile"]);

        StringAssert.Matches(ToolRun.In(folder, "lint").Output, new(
            @"\n\d+ findings in the baseline are fixed; remove them with 'dockerfile-analyzers baseline prune'\.\n"));
        StringAssert.Matches(ToolRun.In(folder, "baseline", "prune").Output, new(
            $@"\A{File}: \d+ fixed findings removed, \d+ left\n\z"));
        Assert.DoesNotContain("DFA7308", System.IO.File.ReadAllText(folder[File]));
        Assert.DoesNotContain("baseline", ToolRun.In(folder, "lint").Output);
        StringAssert.Contains(ToolRun.In(folder, "baseline", "prune").Output, ": 0 fixed findings removed, ");
    }

    [TestMethod]
    public void The_entries_of_files_that_are_not_named_stay()
    {
        using var folder = Create(("api/Dockerfile", Text), ("web/Dockerfile", Text));
        ToolRun.In(folder, "baseline", "write");
        Write(folder, "web/Dockerfile", Text.Replace("RUN cd /tmp\n", "", StringComparison.Ordinal));
        var run = ToolRun.In(folder, "baseline", "write", "web");

        StringAssert.Contains(run.Output, "(0 added, ");
        Assert.DoesNotContain("web/Dockerfile DFA7308", System.IO.File.ReadAllText(folder[File]));
        StringAssert.Contains(System.IO.File.ReadAllText(folder[File]), "api/Dockerfile DFA7308");
    }

    [TestMethod]
    public void Another_file_counts_once_the_configuration_names_it()
    {
        using var folder = Create(("Dockerfile", Text));
        var run = ToolRun.In(folder, "baseline", "write", "--output", "eng/known");
        StringAssert.Contains(run.Error, "baseline: eng/known");
        Assert.AreEqual(1, Lint(folder).ExitCode);

        Write(folder, "dockerfile-analyzers.yaml", "baseline: eng/known\n");
        Assert.AreEqual((0, ""), Lint(folder));
        Assert.AreEqual("", ToolRun.In(folder, "baseline", "write").Error);
        Assert.IsFalse(System.IO.File.Exists(folder[File]));
    }

    [TestMethod]
    public void A_conflict_is_an_error_at_its_line_until_the_file_is_written_anew()
    {
        using var folder = Create(("Dockerfile", Text));
        ToolRun.In(folder, "baseline", "write");
        Write(folder, File, "=======\n" + System.IO.File.ReadAllText(folder[File]));
        var run = ToolRun.In(folder, "lint", "-f", "concise");

        Assert.AreEqual((2, ""), (run.ExitCode, run.Output));
        StringAssert.StartsWith(run.Error, $"{File}:1:1: error: Unresolved merge conflict; ");
        Assert.AreEqual(0, ToolRun.In(folder, "baseline", "write").ExitCode);
        Assert.AreEqual((0, ""), Lint(folder));
    }

    [TestMethod]
    public void One_that_is_named_and_missing_is_an_error()
    {
        using var folder = Create(("Dockerfile", Text));
        Write(folder, "dockerfile-analyzers.yaml", "baseline: known.txt\n");
        var run = ToolRun.In(folder, "lint", "-f", "concise");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Error, "dockerfile-analyzers.yaml:1:11: error: The baseline 'known.txt' does");
        Assert.AreEqual(1, ToolRun.In(folder, "lint", "--no-baseline").ExitCode);
    }

    [TestMethod]
    public void A_hundred_thousand_entries_are_read_and_written()
    {
        using var folder = Create(("Dockerfile", Text));
        Write(folder, File, string.Concat(Enumerable.Range(0, 100_000).Select(i =>
            $"old/{i}/Dockerfile DFA1202 0123456789ab 1 RUN x\n")));

        Assert.AreEqual(1, Lint(folder).ExitCode);
        Assert.AreEqual(0, ToolRun.In(folder, "baseline", "write").ExitCode);
        Assert.AreEqual((0, ""), Lint(folder));
        StringAssert.Contains(ToolRun.In(folder, "baseline", "prune").Output, ": 100000 fixed findings removed, ");
    }

    [TestMethod]
    public void A_file_that_cannot_be_written_is_an_error()
    {
        using var folder = Create(("Dockerfile", Text));
        Write(folder, File, "");
        System.IO.File.SetAttributes(folder[File], FileAttributes.ReadOnly);
        var run = ToolRun.In(folder, "baseline", "write");
        System.IO.File.SetAttributes(folder[File], FileAttributes.Normal);

        Assert.AreEqual(2, run.ExitCode);
        Assert.AreEqual($"error: '{File}' was not written because it is read-only; make it writable\n", run.Error);
        Assert.AreEqual("", System.IO.File.ReadAllText(folder[File]));
    }

    [TestMethod]
    public void Without_a_baseline_there_is_nothing_to_prune()
    {
        using var folder = Create(("Dockerfile", Text));
        var run = ToolRun.In(folder, "baseline", "prune");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Error, "error: There is no baseline; ");
    }

    private static TemporaryFolder Create(params (string Path, string Text)[] files)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".git"]);
        foreach (var (path, text) in files)
            Write(folder, path, text);
        return folder;
    }

    private static (int ExitCode, string Output) Lint(TemporaryFolder folder)
    {
        var run = ToolRun.In(folder, "lint", "-f", "concise");
        return (run.ExitCode, run.Output);
    }

    private static void Write(TemporaryFolder folder, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        System.IO.File.WriteAllText(folder[path], text);
    }
}
