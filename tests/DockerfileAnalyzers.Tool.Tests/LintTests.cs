namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class LintTests
{
    private const string Insecure = "FROM debian:12\nENV DB_PASSWORD=hunter22\n";

    [TestMethod]
    public void A_folder_is_searched_for_Dockerfiles_of_any_name()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "api/Dockerfile", Insecure);
        Write(folder, "web/prod.Containerfile", Insecure);
        Write(folder, "web/notes.txt", Insecure);

        var run = ToolRun.In(folder, "lint", "-f", "concise");

        Assert.AreEqual(1, run.ExitCode);
        StringAssert.Contains(run.Output, "api/Dockerfile:2:5: warning DFA2101: ");
        StringAssert.Contains(run.Output, "web/prod.Containerfile:2:5: warning DFA2101: ");
        Assert.DoesNotContain("notes.txt", run.Output);
    }

    [TestMethod]
    public void Programs_that_are_called_like_Dockerfiles_are_none()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile-prod", Insecure);
        Write(folder, "tools/dockerfile-analyzers", "\u007fELF\0\0");
        Write(folder, "node_modules/.bin/dockerfile-utils", "#!/usr/bin/env node\n");

        var run = ToolRun.In(folder, "lint", "-f", "concise");

        Assert.AreEqual(1, run.ExitCode, run.Error);
        Assert.AreEqual(1, CountFiles(run));
        Assert.AreEqual(2, ToolRun.In(folder, "lint", "tools/dockerfile-analyzers").ExitCode);
    }

    [TestMethod]
    public void What_Git_ignores_is_left_out_unless_it_is_named()
    {
        using var folder = new TemporaryFolder();
        Write(folder, ".gitignore", "vendor/\n*.Dockerfile\n!keep.Dockerfile\n");
        Write(folder, "vendor/Dockerfile", Insecure);
        Write(folder, "left.Dockerfile", Insecure);
        Write(folder, "keep.Dockerfile", Insecure);

        Assert.AreEqual(1, CountFiles(ToolRun.In(folder, "lint", "-f", "concise")));
        Assert.AreEqual(1, CountFiles(ToolRun.In(folder, "lint", "-f", "concise", "vendor/Dockerfile")));
    }

    [TestMethod]
    public void Dockerfiles_that_compose_and_Bake_files_build_are_found_whatever_their_names()
    {
        using var folder = new TemporaryFolder();
        Write(
            folder, "compose.yaml", "services:\n  web:\n    build:\n      context: .\n      dockerfile: web.docker\n");
        Write(folder, "docker-bake.hcl", "target \"api\" {\n  context = \"api\"\n  dockerfile = \"api.docker\"\n}\n");
        Write(folder, "web.docker", Insecure);
        Write(folder, "api/api.docker", Insecure);

        Assert.AreEqual(2, CountFiles(ToolRun.In(folder, "lint", "-f", "concise")));
    }

    [TestMethod]
    public void What_is_wrong_in_the_configuration_of_hadolint_is_said_with_its_line_in_the_order_of_the_file()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", "FROM scratch\n");
        var lines = Enumerable.Range(1, 12).Select(i => $"  - check{i}\n");
        Write(folder, ".hadolint.yaml", "ingored: [DL3008]\nignored:\n" + string.Concat(lines));

        var run = ToolRun.In(folder, "lint");

        Assert.AreEqual(2, run.ExitCode);
        var problems = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual(".hadolint.yaml:1:1: error: 'ingored' is not a key of hadolint, which ignores it; "
            + "did you mean 'ignored'?", problems[0]);
        Assert.AreEqual(".hadolint.yaml:3:5: error: 'check1' is not the name of a check", problems[1]);
        Assert.AreEqual(".hadolint.yaml:14:5: error: 'check12' is not the name of a check", problems[12]);
    }

    [TestMethod]
    [DataRow("--no-fail", "use '--fail-on never'")]
    [DataRow("--failure-threshold=warning", "use '--fail-on'")]
    [DataRow("--no-color", "NO_COLOR")]
    [DataRow("--trusted-registry=docker.io", "'trusted-registries' in dockerfile-analyzers.yaml")]
    [DataRow("--require-label=author:text", "'options: DFA8011: labels' in dockerfile-analyzers.yaml")]
    public void Options_of_hadolint_are_answered_with_what_to_use_instead(string option, string expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", "FROM scratch\n");

        var run = ToolRun.In(folder, "lint", option, "Dockerfile");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.Contains(run.Error, expected);
    }

    [TestMethod]
    public void The_configuration_of_hadolint_is_not_one_of_this_tool()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", "FROM scratch\n");
        Write(folder, ".hadolint.yaml", "ignored: []\n");

        StringAssert.Contains(
            ToolRun.In(folder, "lint", "--config", ".hadolint.yaml").Error, "is a configuration of hadolint");
    }

    [TestMethod]
    public void Standard_input_stands_in_for_the_file_of_its_name()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", Insecure);
        Write(folder, "other/Dockerfile", Insecure);
        var run = ToolRun.In(folder, "FROM debian:13\nUSER 1000\nCMD [\"true\"]\n", ["lint", "-f", "json", ".", "-"]);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        var files = json.RootElement.GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("path").GetString()!, file =>
                file.GetProperty("findings").EnumerateArray()
                    .Any(finding => finding.GetProperty("rule").GetString() == "DFA2101"));
        Assert.HasCount(2, files);
        Assert.IsFalse(files["Dockerfile"]);
        Assert.IsTrue(files["other/Dockerfile"]);
    }

    [TestMethod]
    public void Standard_input_is_checked_under_the_name_that_is_given()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.In(folder, Insecure, ["lint", "-f", "concise", "--stdin-filename", "x/Dockerfile", "-"]);

        StringAssert.StartsWith(run.Output, "x/Dockerfile:2:5: warning DFA2101: ");
    }

    [TestMethod]
    [DataRow("error", 0)]
    [DataRow("warning", 1)]
    [DataRow("info", 1)]
    [DataRow("never", 0)]
    public void The_exit_code_is_1_from_the_severity_on_that_is_to_fail(string severity, int exitCode)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", Insecure);

        Assert.AreEqual(exitCode, ToolRun.In(folder, "lint", "--fail-on", severity).ExitCode);
    }

    [TestMethod]
    public void A_path_that_does_not_exist_is_an_error()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.In(folder, "lint", "missing");

        Assert.AreEqual(2, run.ExitCode);
        Assert.AreEqual("error: 'missing' does not exist\n", run.Error);
    }

    [TestMethod]
    public void A_named_ignore_file_is_checked_with_the_Dockerfile_that_it_is_for()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", "FROM node:22\nWORKDIR /app\nCOPY server.js ./\nENV DB_PASSWORD=hunter22\n");
        Write(folder, ".dockerignore", "node_modules\nnode_modules\n!\n");
        Write(folder, "server.js", "");

        var all = ToolRun.In(folder, "lint", "-f", "concise");
        var one = ToolRun.In(folder, "lint", "-f", "concise", ".dockerignore");

        CollectionAssert.AreEqual(
            all.Output.Split('\n').Where(line => line.StartsWith(".dockerignore:", StringComparison.Ordinal)).ToArray(),
            one.Output.TrimEnd('\n').Split('\n'));
        StringAssert.Contains(one.Output, ".dockerignore:3:1: warning DFA0003: ");
        Assert.AreEqual(1, one.ExitCode);
    }

    [TestMethod]
    public void Rules_can_be_ignored_or_chosen_for_a_run_by_any_of_their_names()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", Insecure + "MAINTAINER joe\nWORKDIR app\n");
        var all = ToolRun.In(folder, "lint", "-f", "concise").Output;

        var some = ToolRun.In(folder, "lint", "-f", "concise", "--ignore", "dl3000", "--ignore", "DFA2101").Output;
        var one = ToolRun.In(folder, "lint", "-f", "concise", "--rule", "SecretInVariable").Output;

        StringAssert.Contains(all, "DFA4001");
        CollectionAssert.AreEqual(all.Split('\n').Where(line => !line.Contains("DFA4001", StringComparison.Ordinal)
            && !line.Contains("DFA2101", StringComparison.Ordinal)).ToArray(), some.Split('\n'));
        Assert.AreEqual(all.Split('\n').Single(line => line.Contains("DFA2101", StringComparison.Ordinal)) + "\n", one);
        Assert.AreEqual(2, ToolRun.In(folder, "lint", "--ignore", "DL9999").ExitCode);
    }

    [TestMethod]
    public void Rules_of_other_tools_without_an_equivalent_can_be_ignored_but_not_explained()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "Dockerfile", "FROM scratch\n");

        var lint = ToolRun.In(folder, "lint", "--ignore", "DL3017", "--ignore", "SC2102");
        var explain = ToolRun.In(folder, "explain", "SC2102");

        Assert.AreEqual(0, lint.ExitCode, lint.Error);
        Assert.AreEqual(2, explain.ExitCode);
        StringAssert.Contains(explain.Error, "'SC2102' has no equivalent rule");
    }

    [TestMethod]
    public void A_missing_ignore_file_is_reported_and_fixed_once_for_a_context()
    {
        using var folder = new TemporaryFolder();
        Write(folder, ".git/HEAD", "ref: refs/heads/main\n");
        foreach (var name in new[] { "orders", "shop", "stock" })
        {
            Write(folder, $"{name}/{name}.csproj", "<Project />");
            Write(folder, $"{name}/obj/a.dll", "");
            Write(folder, $"{name}/Dockerfile",
                $"FROM sdk\nWORKDIR /src\nCOPY . .\nRUN dotnet publish {name}/{name}.csproj\n");
        }

        var all = ToolRun.In(folder, "lint", "-f", "concise", "--rule", "DFA5001").Output;
        StringAssert.StartsWith(all, "orders/Dockerfile:3:6: warning DFA5001: ");
        Assert.AreEqual(1, all.Count(letter => letter == '\n'), all);
        StringAssert.StartsWith(ToolRun.In(folder, "lint", "-f", "concise", "--rule", "DFA5001", "stock").Output,
            "stock/Dockerfile:3:6: ");

        var run = ToolRun.In(folder, "fix", "--rule", "DFA5001");
        StringAssert.Contains(run.Error, "orders/Dockerfile: 1 fix applied");
        Assert.DoesNotContain("shop/Dockerfile", run.Error);
        Assert.IsTrue(File.Exists(folder[".dockerignore"]), run.Error);
    }

    private static int CountFiles(ToolRun run) =>
        run.Output.Split('\n').Where(line => line.Length > 0).Select(line => line.Split(':')[0]).Distinct().Count();

    private static void Write(TemporaryFolder folder, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        File.WriteAllText(folder[path], text);
    }
}
