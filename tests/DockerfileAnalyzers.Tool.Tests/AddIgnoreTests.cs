namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class AddIgnoreTests
{
    private const string Text = "FROM alpine:3.22\nRUN cd /tmp\nUSER 1000\nCMD [\"sh\"]\n";

    private const string Suppressed = "FROM alpine:3.22\n# dockerfile-analyzers ignore=DFA7308 -- kept\nRUN cd /tmp\n"
        + "USER 1000\nCMD [\"sh\"]\n";

    private static readonly string[] s_args = ["fix", "--add-ignore", "--rule", "DFA7308", "--reason", "kept"];

    [TestMethod]
    public void What_is_reported_is_suppressed_with_a_reason_once()
    {
        using var folder = Create();
        var run = ToolRun.In(folder, s_args);

        Assert.AreEqual((0, "Dockerfile: 1 finding suppressed\n"), (run.ExitCode, run.Error));
        Assert.AreEqual(Suppressed, File.ReadAllText(folder["Dockerfile"]));
        Assert.AreEqual("Nothing to suppress.\n", ToolRun.In(folder, s_args).Error);
        Assert.AreEqual(Suppressed, File.ReadAllText(folder["Dockerfile"]));
    }

    [TestMethod]
    public void Without_a_rule_everything_is_suppressed()
    {
        using var folder = Create();
        Assert.AreEqual(0, ToolRun.In(folder, "fix", "--add-ignore").ExitCode);
        Assert.AreEqual("", ToolRun.In(folder, "lint", "-f", "concise").Output);
    }

    [TestMethod]
    public void A_diff_writes_nothing()
    {
        using var folder = Create();
        var run = ToolRun.In(folder, [.. s_args, "--diff"]);

        Assert.AreEqual(1, run.ExitCode);
        StringAssert.Contains(run.Output, "\n+# dockerfile-analyzers ignore=DFA7308 -- kept\n");
        Assert.AreEqual(Text, File.ReadAllText(folder["Dockerfile"]));
    }

    [TestMethod]
    public void A_reason_is_needed_where_the_configuration_asks_for_one()
    {
        using var folder = Create();
        File.WriteAllText(folder["dockerfile-analyzers.yaml"], "require-suppression-reason: true\n");
        var run = ToolRun.In(folder, "fix", "--add-ignore");

        Assert.AreEqual(2, run.ExitCode);
        Assert.AreEqual("error: The configuration requires a reason for suppressions in 'Dockerfile'; "
            + "specify it with '--reason'\n", run.Error);
        Assert.AreEqual(Text, File.ReadAllText(folder["Dockerfile"]));
        Assert.AreEqual(0, ToolRun.In(folder, s_args).ExitCode);
    }

    [TestMethod]
    public void Standard_input_is_written_to_standard_output()
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual(Suppressed, ToolRun.In(folder, Text, [.. s_args, "-"]).Output);
    }

    [TestMethod]
    [DataRow("fix", "--reason", "kept")]
    [DataRow("fix", "--add-ignore", "--unsafe-fixes")]
    public void Options_that_do_not_fit_together_are_an_error(params string[] args)
    {
        using var folder = Create();
        Assert.AreEqual(2, ToolRun.In(folder, args).ExitCode);
        Assert.AreEqual(Text, File.ReadAllText(folder["Dockerfile"]));
    }

    private static TemporaryFolder Create()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Text);
        return folder;
    }
}
