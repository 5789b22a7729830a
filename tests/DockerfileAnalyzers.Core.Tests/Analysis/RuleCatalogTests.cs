using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Analysis;

[TestClass]
public sealed class RuleCatalogTests
{
    [TestMethod]
    public void Ids_are_unique_and_in_the_range_of_their_category()
    {
        Assert.AreEqual(RuleCatalog.All.Length, RuleCatalog.All.Select(rule => rule.Descriptor.Id).Distinct().Count());
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Descriptor))
            Assert.AreEqual((int)rule.Category, rule.Id[3] - '0', rule.Id);
    }

    [TestMethod]
    public void A_rule_is_in_the_folder_of_its_category() => Assert.IsTrue(RuleCatalog.All.All(rule =>
        File.Exists(
            Path.Combine(Repository.RulesFolder, rule.Descriptor.Category.ToString(), rule.Descriptor.Name + ".cs"))));

    [TestMethod]
    public void A_rule_has_a_test_of_its_name()
    {
        // Reported by the engine, never run.
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Descriptor).Where(rule => rule.Id != "DFA0000"))
            Assert.IsTrue(
                File.Exists(Path.Combine(
                    Repository.Root,
                    "tests",
                    "DockerfileAnalyzers.Core.Tests",
                    "Rules",
                    rule.Category.ToString(),
                    rule.Name + "Tests.cs")),
                rule.Name);
    }

    [TestMethod]
    public void The_page_of_a_rule_has_an_address_where_the_repository_has_one()
    {
        var rule = RuleCatalog.Find("DFA2001")!;
        Assert.IsNull(rule.GetHelpLink(""));
        var link = rule.GetHelpLink("https://example.org/repository")!;
        Assert.StartsWith("https://example.org/repository/blob/v", link);
        var path = link[link.IndexOf("/src/", StringComparison.Ordinal)..];
        Assert.IsTrue(File.Exists(Repository.Root + path), path);
    }

    [TestMethod]
    public void Without_a_public_address_the_page_of_a_rule_is_a_file_of_the_package()
    {
        var rule = RuleCatalog.Find("DFA2001")!;
        Assert.AreEqual("file:///packages/my%20cache/docs/rules/RootUser.md",
            rule.FindPage("/packages/my cache/docs/rules"));
        Assert.IsNull(rule.FindPage("public"));
        Assert.IsNull(rule.FindPage(""));
    }

    [TestMethod]
    public void The_list_of_rules_is_that_of_the_catalog()
    {
        var path = Path.Combine(Repository.Root, "docs", "rules.md");
        Repository.VerifyGenerated(path, GeneratedText.Between(File.ReadAllText(path), GeneratedText.RuleTable()));
    }

    [TestMethod]
    [DataRow(83_400_000, "83 MB")]
    [DataRow(1_240_000_000, "1.2 GB")]
    [DataRow(658_000_000, "660 MB")]
    [DataRow(999_999_999, "1 GB")]
    [DataRow(3_230_000, "3.2 MB")]
    [DataRow(512, "512 bytes")]
    public void Sizes_read_as_a_person_says_them(long bytes, string text) =>
        Assert.AreEqual(text, ByteSize.Format(bytes));
}
