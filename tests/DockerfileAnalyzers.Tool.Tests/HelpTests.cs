using System.CommandLine;
using DockerfileAnalyzers.Tool.Commands;
using DockerfileAnalyzers.Tool.Help;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class HelpTests
{
    private const string Start = "<!-- generated: reference -->\n";
    private const string End = "<!-- /generated -->";

    private static readonly string s_page = Path.Combine(Schemas.RepositoryRoot, "docs", "command-line.md");

    [TestMethod]
    public void The_reference_of_the_commands_is_current()
    {
        using var folder = new TemporaryFolder();
        var page = File.ReadAllText(s_page).ReplaceLineEndings("\n");
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var current = page[..start] + ToolRun.In(folder, "help", "--format", "markdown").Output
            + page[page.IndexOf(End, start, StringComparison.Ordinal)..];

        if (Environment.GetEnvironmentVariable("DFA_UPDATE") == "1")
            File.WriteAllText(s_page, current);

        Assert.AreEqual(current, File.ReadAllText(s_page).ReplaceLineEndings("\n"), "run the tests with DFA_UPDATE=1");
    }

    [TestMethod]
    public void The_help_of_every_command_has_examples_that_the_command_line_accepts()
    {
        using var folder = new TemporaryFolder();
        var root = ToolCommand.Create(ToolRun.CreateHost(folder));
        foreach (var outline in CommandOutline.CreateAll(root))
        {
            var help = ToolRun.In(
                folder, [.. outline.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            var examples = HelpTopics.Of(outline.Path).Single(topic => topic.Title == HelpTopics.ExamplesTitle);

            Assert.AreEqual(0, help.ExitCode, outline.Path);
            foreach (var (command, text) in examples.Rows)
            {
                StringAssert.Contains(help.Output, $"  # {text}\n  {command}\n");
                // Without what the shell takes for itself.
                var line = command.Split(" > ")[0].Split(" >> ")[0].Split(" < ")[0];
                Assert.IsEmpty(root.Parse(line["dockerfile-analyzers ".Length..]).Errors, command);
            }
        }
    }

    [TestMethod]
    public void Help_is_shown_for_a_command_and_for_none()
    {
        using var folder = new TemporaryFolder();

        Assert.AreEqual(ToolRun.In(folder, "--help"), ToolRun.In(folder));
        Assert.AreEqual(ToolRun.In(folder, "--help"), ToolRun.In(folder, "help"));
        Assert.AreEqual(ToolRun.In(folder, "baseline", "write", "--help"),
            ToolRun.In(folder, "help", "baseline", "write"));
        var unknown = ToolRun.In(folder, "help", "lnt");
        Assert.AreEqual(2, unknown.ExitCode);
        StringAssert.StartsWith(
            unknown.Error, "Unknown command 'lnt'; 'dockerfile-analyzers help' lists all commands.\n");
        foreach (var term in new[] { "Exit codes:\n", "  130  ", "NO_COLOR", ".hadolint.yaml" })
            StringAssert.Contains(ToolRun.In(folder, "help").Output, term);
    }

    [TestMethod]
    public void The_manual_page_names_every_command_and_option()
    {
        using var folder = new TemporaryFolder();
        var page = ToolRun.In(folder, "help", "--format", "man").Output;

        StringAssert.StartsWith(page, ".TH DOCKERFILE\\-ANALYZERS 1 ");
        foreach (var outline in CommandOutline.CreateAll(ToolCommand.Create(ToolRun.CreateHost(folder))).Skip(1))
        {
            StringAssert.Contains(page, $".SS {outline.Path}\n");
            foreach (var (term, _) in outline.Parameters)
                StringAssert.Contains(page, $".B {term.Replace("-", "\\-", StringComparison.Ordinal)}\n");
        }

        foreach (var line in page.Split('\n').Where(line => line.StartsWith('.')))
            Assert.MatchesRegex(@"^\.(TH|SH|SS|PP|TP|B)( .+)?$", line);
    }

    [TestMethod]
    public void A_file_without_a_command_is_answered_with_the_command()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], "FROM debian:12\n");

        Assert.AreEqual(
            new ToolRun(2, "", "error: 'Dockerfile' is not a command; did you mean "
                + "'dockerfile-analyzers lint Dockerfile'?\n"),
            ToolRun.In(folder, "Dockerfile"));
        StringAssert.Contains(ToolRun.In(folder, "-").Error, "did you mean 'dockerfile-analyzers lint -'?");
    }
}
