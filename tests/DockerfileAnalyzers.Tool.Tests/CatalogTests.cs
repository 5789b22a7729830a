using System.Text.Json;
using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed class CatalogTests
{
    [TestMethod]
    public void Every_rule_is_explained_by_its_page_without_the_marks_of_tests()
    {
        using var folder = new TemporaryFolder();
        foreach (var rule in RuleCatalog.Descriptors)
        {
            var run = ToolRun.In(folder, "explain", rule.Id);

            Assert.AreEqual(0, run.ExitCode, rule.Id);
            StringAssert.StartsWith(run.Output, $"# {rule.Id}: {rule.Title}\n", rule.Id);
            foreach (var mark in new[] { "[|", "|]", "<!-- generated", "```project", "```context" })
                Assert.DoesNotContain(mark, run.Output, rule.Id);
        }
    }

    [TestMethod]
    public void A_rule_is_explained_by_the_id_of_another_tool()
    {
        using var folder = new TemporaryFolder();

        StringAssert.StartsWith(ToolRun.In(folder, "explain", "dl3015").Output, "# DFA1202: ");
    }

    [TestMethod]
    public void The_rules_are_listed_as_a_table_and_as_JSON()
    {
        using var folder = new TemporaryFolder();

        var table = ToolRun.In(folder, "rules").Output.Split('\n');
        using var json = JsonDocument.Parse(ToolRun.In(folder, "rules", "--format", "json").Output);

        foreach (var rule in RuleCatalog.Descriptors)
            Assert.Contains(line => line.StartsWith(rule.Id + " ", StringComparison.Ordinal), table, rule.Id);
        CollectionAssert.AreEqual(RuleCatalog.Descriptors.Select(rule => rule.Id).ToArray(),
            json.RootElement.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToArray());
    }

    [TestMethod]
    public void A_report_is_printed_or_written_to_a_folder()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["Dockerfile"], "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n");

        StringAssert.Contains(ToolRun.In(folder, "report").Output, "'debian:12', published size");
        using var json = JsonDocument.Parse(ToolRun.In(folder, "report", "--format", "json").Output);
        Assert.AreEqual(0, ToolRun.In(folder, "report", "--output", "out").ExitCode);

        Assert.AreEqual(JsonValueKind.Object, json.RootElement.ValueKind);
        foreach (var extension in new[] { ".html", ".txt", ".json" })
            Assert.IsTrue(File.Exists(folder["out/Dockerfile" + extension]), extension);
    }
}
