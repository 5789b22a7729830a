using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>Which formats are written where.</summary>
[TestClass]
public sealed class OutputOptionsTests
{
    private const string Text = "FROM debian:12-slim\nENV DB_PASSWORD=hunter22\nUSER 1000\nENTRYPOINT /app/run --now\n";

    [TestMethod]
    public void Several_formats_are_written_at_once_one_of_them_to_standard_output()
    {
        using var folder = Create();

        var run = ToolRun.In(
            folder, "lint", "-f", "concise", "--format", "json=out/deep/results.json", "-f", "sarif=x.sarif");

        Assert.AreEqual(1, run.ExitCode);
        StringAssert.StartsWith(run.Output, "Dockerfile:2:5: warning DFA2101: ");
        Assert.AreEqual(1, (int)JsonNode.Parse(File.ReadAllText(folder["out/deep/results.json"]))!["version"]!);
        Assert.AreEqual("2.1.0", (string?)JsonNode.Parse(File.ReadAllText(folder["x.sarif"]))!["version"]);
    }

    [TestMethod]
    public void Where_all_formats_have_files_nothing_is_printed()
    {
        using var folder = Create();

        Assert.AreEqual("", ToolRun.In(folder, "lint", "-f", "junit=a.xml", "-f", "checkstyle=b.xml").Output);
    }

    [TestMethod]
    [DataRow("yaml", "'yaml' is not a format; use one of: human, concise, json,")]
    [DataRow("json=", "'json=' does not name a file")]
    public void A_format_that_does_not_exist_is_refused(string format, string message)
    {
        using var folder = Create();

        var run = ToolRun.In(folder, "lint", "-f", format);

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.Contains(run.Error, message);
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public void Two_formats_in_one_place_are_refused()
    {
        using var folder = Create();

        StringAssert.Contains(ToolRun.In(folder, "lint", "-f", "json", "-f", "human").Error,
            "Only one format can be written to standard output");
        StringAssert.Contains(ToolRun.In(folder, "lint", "-f", "json=x", "-f", "sarif=x").Error,
            "Two formats are written to 'x'");
    }

    [TestMethod]
    public void A_file_that_cannot_be_written_is_an_error_and_everything_else_is_written()
    {
        using var folder = Create();
        Directory.CreateDirectory(folder["taken"]);

        var run = ToolRun.In(
            folder, "lint", "-f", "concise", "-f", "json=taken", "-f", "junit=Dockerfile/x.xml", "-f", "sarif=x.sarif");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.Contains(run.Error, "error: 'taken' was not written because ");
        StringAssert.Contains(run.Error, "'Dockerfile/x.xml' was not written because ");
        StringAssert.Contains(run.Output, "DFA2101");
        Assert.IsTrue(File.Exists(folder["x.sarif"]));
        Assert.AreEqual(Text, File.ReadAllText(folder["Dockerfile"]));
        Assert.IsEmpty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    [TestMethod]
    public void Only_findings_of_the_lowest_severity_and_above_are_reported()
    {
        using var folder = Create();
        File.WriteAllText(folder["Dockerfile"], Text.Replace("-slim", "", StringComparison.Ordinal));

        StringAssert.Contains(ToolRun.In(folder, "lint", "-f", "concise").Output, " info ");
        Assert.DoesNotContain(" info ", ToolRun.In(folder, "lint", "-f", "concise", "--severity", "warning").Output);
        var run = ToolRun.In(folder, "lint", "-f", "concise", "--severity", "error", "--fail-on", "warning");
        Assert.AreEqual("", run.Output);
        Assert.AreEqual(0, run.ExitCode);
    }

    [TestMethod]
    public void Statistics_count_the_findings_of_each_rule()
    {
        using var folder = Create();

        var run = ToolRun.In(folder, "lint", "--statistics");

        StringAssert.Contains(run.Output, "\n1  DFA2101 SecretInVariable\n");
        StringAssert.Contains(run.Output, "\n1  DFA4310 ShellFormStart (1 unsafe fix)\n");
        StringAssert.Contains(run.Output, "\n1 fixable with 'dockerfile-analyzers fix --unsafe-fixes'.\n");
    }

    [TestMethod]
    public void Quiet_leaves_out_the_summary()
    {
        using var folder = Create();

        Assert.DoesNotContain(" in 1 file", ToolRun.In(folder, "lint", "-q").Output);
        StringAssert.Contains(ToolRun.In(folder, "lint").Output, "2 warnings in 1 file.");
    }

    [TestMethod]
    public void Services_get_paths_from_the_root_of_the_repository_people_those_from_where_they_are()
    {
        using var folder = Create();
        Directory.CreateDirectory(folder[".git"]);
        Directory.CreateDirectory(folder["src"]);
        File.Move(folder["Dockerfile"], folder["src/Dockerfile"]);

        StringAssert.Contains(Run("github"), "file=src/Dockerfile,");
        StringAssert.Contains(Run("gitlab"), "\"path\": \"src/Dockerfile\"");
        StringAssert.Contains(Run("azure"), "sourcepath=src/Dockerfile;");
        StringAssert.Contains(Run("sarif"), "\"uri\": \"src/Dockerfile\"");
        StringAssert.Contains(Run("concise"), "Dockerfile:2:5: ");

        string Run(string format) => ToolRun.InFolder(folder["src"], "lint", "-f", format).Output;
    }

    private static TemporaryFolder Create()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Text);
        return folder;
    }
}
