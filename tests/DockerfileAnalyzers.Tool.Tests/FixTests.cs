namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class FixTests
{
    private const string Unfixed = "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n";

    [TestMethod]
    public void Safe_fixes_are_written_and_what_is_left_makes_the_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed);

        var run = ToolRun.In(folder, "fix");

        Assert.AreEqual(1, run.ExitCode);
        StringAssert.Contains(File.ReadAllText(folder["Dockerfile"]), "rm -rf /var/lib/apt/lists/*");
        StringAssert.StartsWith(run.Error, "Dockerfile: 1 fix applied\n");
    }

    [TestMethod]
    public void Unsafe_fixes_are_applied_on_request()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed);

        ToolRun.In(folder, "fix", "--unsafe-fixes");

        StringAssert.Contains(File.ReadAllText(folder["Dockerfile"]), "--no-install-recommends");
    }

    [TestMethod]
    public void A_diff_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed);

        var run = ToolRun.In(folder, "fix", "--diff");

        Assert.AreEqual(1, run.ExitCode);
        StringAssert.StartsWith(run.Output, "--- Dockerfile\n+++ Dockerfile\n@@ ");
        Assert.AreEqual(Unfixed, File.ReadAllText(folder["Dockerfile"]));
    }

    [TestMethod]
    public void Only_the_rules_that_are_named_are_fixed_by_id_name_or_the_id_of_another_tool()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed);

        foreach (var name in new[] { "DFA1202", "dfa1202", "RecommendedPackagesInstalled", "DL3015" })
            StringAssert.Contains(ToolRun.In(folder, "fix", "--diff", "--unsafe-fixes", "--rule", name).Output,
                "+RUN apt-get update && apt-get install --no-install-recommends -y curl", name);
        Assert.AreEqual(0, ToolRun.In(folder, "fix", "--diff", "--rule", "DFA7001").ExitCode);
    }

    [TestMethod]
    public void Standard_input_is_fixed_to_standard_output()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.In(folder, Unfixed, ["fix", "-"]);

        StringAssert.Contains(run.Output, "rm -rf /var/lib/apt/lists/*");
        Assert.IsFalse(File.Exists(folder["Dockerfile"]));
    }

    [TestMethod]
    public void Warnings_that_are_left_fail_unless_they_may()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], "FROM debian:12\nENV DB_PASSWORD=hunter22\n");

        Assert.AreEqual(1, ToolRun.In(folder, "fix").ExitCode);
        Assert.AreEqual(0, ToolRun.In(folder, "fix", "--fail-on", "never").ExitCode);
    }

    [TestMethod]
    public void A_rule_that_does_not_exist_is_an_error_that_names_the_nearest()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.In(folder, "fix", "--rule", "DFA120");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Error, "error: Unknown rule 'DFA120'; did you mean 'DFA");
    }

    [TestMethod]
    public void What_is_left_is_counted_as_lint_counts_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed + "ENV DB_PASSWORD=hunter22\n");

        var run = ToolRun.In(folder, "fix");

        var counted = ToolRun.In(folder, "lint").Output;
        var left = run.Error.Split('\n').Single(line => line.Contains(" left; ", StringComparison.Ordinal));
        StringAssert.Contains(counted, left[..left.IndexOf(" left", StringComparison.Ordinal)] + " in 1 file.");
    }

    [TestMethod]
    public void A_quiet_run_prints_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed);

        var run = ToolRun.In(folder, "fix", "-q");

        Assert.AreEqual("", run.Output + run.Error);
        Assert.AreEqual(1, run.ExitCode);
        Assert.AreNotEqual(Unfixed, File.ReadAllText(folder["Dockerfile"]));
    }

    [TestMethod]
    public void Known_findings_are_still_known_once_their_instruction_is_fixed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed);
        ToolRun.In(folder, "baseline", "write");

        var run = ToolRun.In(folder, "fix", "--no-baseline");

        StringAssert.Contains(run.Error, "1 known finding (1 added, 2 removed)");
        Assert.AreEqual(0, ToolRun.In(folder, "lint", "--severity", "info", "--fail-on", "info").ExitCode);
        StringAssert.Contains(ToolRun.In(folder, "baseline", "prune").Output, "0 fixed findings removed");
    }

    [TestMethod]
    public void Findings_that_are_new_do_not_become_known_with_a_fix()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Unfixed);
        ToolRun.In(folder, "baseline", "write");
        File.AppendAllText(folder["Dockerfile"], "ENV DB_PASSWORD=hunter22\n");

        ToolRun.In(folder, "fix");

        StringAssert.Contains(ToolRun.In(folder, "lint").Output, "DFA21");
    }
}
