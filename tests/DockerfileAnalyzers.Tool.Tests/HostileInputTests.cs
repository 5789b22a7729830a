using System.Diagnostics;
using DockerfileAnalyzers.Tool.Commands;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tests;

/// <summary>Repositories whose contents the tool does not expect, and output that cannot be written.</summary>
[TestClass]
public sealed class HostileInputTests
{
    private const string Insecure = "FROM debian:12\nENV DB_PASSWORD=hunter22\n";
    private const string Escape = "\u001b[2J";

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_name_that_is_not_UTF8_is_an_error_and_other_files_are_checked()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], Insecure);
        Shell(folder, """
            mkdir "$(printf 'sub\377')" && cp Dockerfile "$(printf 'sub\377')/Dockerfile"
            cp Dockerfile "$(printf 'caf\351.Dockerfile')" && cp Dockerfile "$(printf 'caf\351.txt')"
            """);

        var run = ToolRun.In(folder, "lint", "-f", "concise");
        // .NET cannot name them, and so cannot delete them.
        Shell(folder, "rm -r -- *sub* *caf*");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Output, "Dockerfile:2:5: warning DFA2101: ");
        Assert.AreEqual("""
            caf�.Dockerfile: error: The file was not read because its name is not valid UTF-8; rename it
            sub�: error: The directory was not read because its name is not valid UTF-8; rename it

            """.ReplaceLineEndings("\n"), run.Error);
    }

    [TestMethod]
    public void A_folder_without_Dockerfiles_is_mentioned()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["web/Dockerfile"]);

        var run = ToolRun.In(folder, "lint", "web");

        Assert.AreEqual(new ToolRun(0, "No findings in 0 files.\n", "note: no Dockerfiles found in 'web'\n"), run);
        Assert.AreEqual("note: no Dockerfiles found in this directory\nNothing to fix.\n",
            ToolRun.In(folder, "fix").Error);
    }

    [TestMethod]
    public void A_file_that_cannot_be_written_is_not_counted_as_fixed()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.Dockerfile", "b.Dockerfile" })
            File.WriteAllText(folder[name], "FROM debian:12\nMAINTAINER joe\n");
        File.SetAttributes(folder["a.Dockerfile"], FileAttributes.ReadOnly);

        var run = ToolRun.In(folder, "fix");

        Assert.AreEqual(2, run.ExitCode);
        Assert.AreEqual("FROM debian:12\nMAINTAINER joe\n", File.ReadAllText(folder["a.Dockerfile"]));
        StringAssert.Contains(run.Error, "b.Dockerfile: 1 fix applied\n1 fix applied.\n");
        StringAssert.Contains(
            run.Error, "a.Dockerfile: error: The file was not fixed because it is read-only; make it writable\n");
        Assert.DoesNotContain("a.Dockerfile: 1 fix", run.Error);
        Assert.IsEmpty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    [TestMethod]
    [DataRow("lint")]
    [DataRow("rules")]
    [DataRow("explain DFA1201")]
    [DataRow("fix --diff")]
    [DataRow("report")]
    public void Output_that_cannot_be_written_is_an_error(string commandLine)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], "FROM debian:12\nMAINTAINER joe\n");
        var error = new StringWriter { NewLine = "\n" };

        var exitCode = ToolCommand.Run(commandLine.Split(' '), new ToolHost(
            TextReader.Null, new ToolOutput(new FullDisk()), new ToolOutput(error), folder.Path));

        Assert.AreEqual(2, exitCode);
        Assert.AreEqual(
            "error: The output was not written because writing it failed (No space left on device)\n",
            error.ToString());
    }

    [TestMethod]
    public void What_messages_quote_cannot_control_the_terminal()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a" + Escape]);
        File.WriteAllText(
            folder[$"a{Escape}/Dockerfile"], $"FROM debian:12\nMAINTAINER joe\nRUN echo {Escape}\n");
        File.WriteAllText(folder[$"a{Escape}/.hadolint.yaml"], $"ignored: ['{Escape}']\n");

        foreach (var args in new[]
        {
            new[] { "lint", Escape }, ["explain", Escape], ["report"], ["report", "--output", "out" + Escape],
            ["baseline", "write"], ["lint", "--show-settings"], ["fix"],
            ["init", "a" + Escape, "--from-hadolint", $"a{Escape}/.hadolint.yaml"],
        })
        {
            var run = ToolRun.In(folder, args);
            Assert.DoesNotContain("\u001b", run.Output + run.Error, string.Join(' ', args));
        }
    }

    [TestMethod]
    public void A_diff_is_exact_for_a_program_and_harmless_on_a_terminal()
    {
        var (file, terminal) = (new StringWriter(), new StringWriter());
        const string diff = "-\tRUN echo \u001b[2J\u202e\n+\tRUN true\n";

        new ToolOutput(file).WriteLines(diff);
        new ToolOutput(terminal, IsTerminal: true).WriteLines(diff);

        Assert.AreEqual(diff, file.ToString());
        Assert.AreEqual("-\tRUN echo \\x1b[2J\\u202e\n+\tRUN true\n", terminal.ToString());
    }

    private static void Shell(TemporaryFolder folder, string script)
    {
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-e", "-c", script]) { WorkingDirectory = folder.Path })!;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(char value) => Fail();

        public override void Write(string? value) => Fail();

        public override void Write(char[] buffer, int index, int count) => Fail();

        public override void WriteLine(string? value) => Fail();

        private static void Fail() => throw new IOException("No space left on device");
    }
}
