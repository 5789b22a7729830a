namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class InitTests
{
    [TestMethod]
    public void A_repository_gets_what_it_lacks_and_nothing_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        folder.Add("node_modules/left-pad/index.js", 1000);
        File.WriteAllText(folder["Dockerfile"], "FROM node:22\nCOPY . .\nCMD [\"node\", \"server.js\"]\n");

        var first = ToolRun.In(folder, "init", "--ci", "github", "--ci", "gitlab", "--ci", "azure");
        var configuration = File.ReadAllText(folder["dockerfile-analyzers.yaml"]);
        File.AppendAllText(folder[".dockerignore"], "# mine\n");
        var second = ToolRun.In(folder, "init");

        Assert.AreEqual("""
            dockerfile-analyzers.yaml created
            .dockerignore created
            .github/workflows/dockerfiles.yml created
            .gitlab/dockerfiles.yml created
            azure-pipelines.dockerfiles.yml created

            """.ReplaceLineEndings("\n"), first.Output);
        StringAssert.Contains(File.ReadAllText(folder[".dockerignore"]), "node_modules");
        StringAssert.Contains(configuration, "mode: Recommended");
        Assert.AreEqual("dockerfile-analyzers.yaml already exists and was not changed\n", second.Output);
        StringAssert.EndsWith(File.ReadAllText(folder[".dockerignore"]), "# mine\n");
    }

    [TestMethod]
    public void What_init_creates_changes_no_finding_but_those_of_the_missing_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], "FROM debian:12\nENV DB_PASSWORD=hunter22\n");
        var before = ToolRun.In(folder, "lint", "-f", "concise");

        ToolRun.In(folder, "init");

        Assert.AreEqual(before, ToolRun.In(folder, "lint", "-f", "concise"));
    }

    [TestMethod]
    public void The_configuration_of_hadolint_and_its_comments_are_translated()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[".hadolint.yaml"], "ignored:\n  - DL3015\noverride:\n  error:\n    - DL3002\n");
        File.WriteAllText(folder["Dockerfile"],
            "FROM debian:12\n# hadolint ignore=DL3009\nRUN apt-get update\n# hadolint ignore=DL9999\nRUN make\n");

        var run = ToolRun.In(folder, "init", "--from-hadolint");

        var yaml = File.ReadAllText(folder["dockerfile-analyzers.yaml"]);
        StringAssert.Contains(yaml, "DFA1202: none");
        StringAssert.Contains(File.ReadAllText(folder["Dockerfile"]), "\n# dockerfile-analyzers ignore=DFA");
        StringAssert.Contains(File.ReadAllText(folder["Dockerfile"]), "\n# hadolint ignore=DL9999\n");
        StringAssert.Contains(run.Output, """
            Dockerfile: 1 comment translated; not translated: line 4 (there is no equivalent of DL9999)
            1 hadolint comment translated in 1 file.
            1 hadolint comment left unchanged; this tool also reads them.

            """.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void The_reason_of_a_comment_of_hadolint_is_kept()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[".hadolint.yaml"], "ignored: []\n");
        File.WriteAllText(folder["Dockerfile"],
            "FROM debian:12\n# hadolint ignore=DL3009,DL9999 # the lists are needed\nRUN apt-get update\n");

        ToolRun.In(folder, "init", "--from-hadolint");

        var text = File.ReadAllText(folder["Dockerfile"]);
        StringAssert.Contains(
            text, "\n# dockerfile-analyzers ignore=DFA1201 -- the lists are needed; hadolint: DL9999\nRUN");
    }

    [TestMethod]
    public void Comments_of_hadolint_for_which_there_is_no_finding_stay_as_they_are()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[".hadolint.yaml"], "ignored: []\n");
        File.WriteAllText(folder["Dockerfile"], "FROM debian:12\n# hadolint ignore=DL3015\nRUN cd /tmp && ls\n"
            + "# hadolint ignore=DL3009,DL3015\nRUN apt-get update\nUSER 1000\nCMD [\"sh\"]\n");

        var run = ToolRun.In(folder, "init", "--from-hadolint");

        var text = File.ReadAllText(folder["Dockerfile"]);
        StringAssert.Contains(text, "\n# hadolint ignore=DL3015\nRUN cd");
        StringAssert.Contains(text, "\n# dockerfile-analyzers ignore=DFA1201\nRUN apt-get");
        StringAssert.Contains(run.Output, "Dockerfile: 1 comment translated; not translated: "
            + "line 2 (there are no findings of DFA1202 here), line 4 (there are no findings of DFA1202 here)\n");
        Assert.DoesNotContain("DFA0002", ToolRun.In(folder, "lint").Output);
    }

    [TestMethod]
    public void Without_a_configuration_of_hadolint_there_is_nothing_to_translate()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.In(folder, "init", "--from-hadolint");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Error, "error: No .hadolint.yaml was found");
    }
}
