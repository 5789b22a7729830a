using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables.Tests;

[TestClass]
public sealed partial class TableTests
{
    [TestMethod]
    public void A_table_starts_with_what_it_holds_and_with_its_sources() => Assert.AreEqual(
        "# name; end\n# source: owner/name@0123456789ab 2026-08-22\na\t2\nb\t1\n",
        new Table("x.tsv", "name; end", ["owner/name@0123456789ab 2026-08-22"], [["b", "1"], ["a", "2"], ["b", "1"]])
            .ToText());

    [TestMethod]
    public void The_order_is_kept_where_it_means_something() => Assert.AreEqual(
        "# x\n# source: s 2026-08-22\nb\na\n",
        new Table("x.tsv", "x", ["s 2026-08-22"], [["b"], ["a"]]) { KeepsOrder = true }.ToText());

    [TestMethod]
    public void Quoted_fields_may_contain_commas_and_quotes()
    {
        var row = Csv.Parse("# a comment\nimage,note\nnode,\"a, \"\"b\"\"\"\n").Single();
        Assert.AreEqual("a, \"b\"", row["note"]);
    }

    [TestMethod]
    public void A_row_with_too_few_columns_is_named() =>
        StringAssert.Contains(Assert.ThrowsExactly<TablesException>(() => Csv.Parse("a,b\n1\n")).Message, "2 columns");

    public static IEnumerable<object[]> Tables => Catalog.Tables.Select(table => new object[] { table.Name });

    [TestMethod]
    [DynamicData(nameof(Tables))]
    public void Every_source_of_a_table_is_a_commit_or_a_committed_input_with_its_day(string table)
    {
        var sources = File.ReadLines(Path.Combine(KnowledgeFolder, table)).TakeWhile(line => line.StartsWith('#'))
            .Where(line => line.StartsWith("# source: ", StringComparison.Ordinal))
            .Select(line => line["# source: ".Length..]).ToArray();
        Assert.AreNotEqual(0, sources.Length);
        foreach (var source in sources)
            Assert.IsTrue(
                Citation().IsMatch(source)
                    || (Input().Match(source) is { Success: true } match
                        && File.Exists(Path.Combine(InputFolder, match.Groups[1].Value))),
                source);
    }

    [TestMethod]
    [DynamicData(nameof(Tables))]
    public void No_line_but_those_of_the_sources_has_a_date_before_the_rows(string table)
    {
        var lines = File.ReadLines(Path.Combine(KnowledgeFolder, table)).TakeWhile(line => line.StartsWith('#'));
        Assert.IsFalse(
            lines.Any(line => !line.StartsWith("# source: ", StringComparison.Ordinal) && Date().IsMatch(line)),
            "The day of the build does not belong here.");
    }

    [TestMethod]
    public void The_map_of_the_tables_says_of_each_who_writes_it()
    {
        var map = File.ReadAllLines(Path.Combine(KnowledgeFolder, "README.md"));
        var byHand = Array.FindIndex(map, line => line.StartsWith("## Maintained by hand", StringComparison.Ordinal));
        foreach (var table in Directory.EnumerateFiles(KnowledgeFolder, "*.tsv").Select(path => Path.GetFileName(path)))
        {
            var isWritten = Catalog.Tables.Any(entry => entry.Name == table);
            var name = table.StartsWith("apk-", StringComparison.Ordinal) ? "apk-<release>.tsv" : table;
            if (table.StartsWith("apt-", StringComparison.Ordinal)
                && table is not ("apt-lists.tsv" or "apt-sonames.tsv"))
                name = "apt-<suite>.tsv";
            var line = Array.FindIndex(map, line => line.StartsWith('|') && line.Contains($"`{name}`"));
            Assert.IsTrue(line >= 0 && line < byHand == isWritten, table);
        }
    }

    [TestMethod]
    public void Every_row_that_has_an_origin_names_a_commit_or_a_page_with_its_day()
    {
        foreach (var path in Directory.EnumerateFiles(InputFolder, "*.csv"))
        {
            foreach (var origin in Csv.ReadInput(Path.GetFileName(path))
                .Where(row => row.ContainsKey("origin")).SelectMany(row => row["origin"].Split("; ")))
                Assert.IsTrue(
                    Origin().IsMatch(origin)
                        || (origin.Length == 0 && path.EndsWith("image-variables.csv", StringComparison.Ordinal)),
                    $"{Path.GetFileName(path)}: '{origin}'");
        }
    }

    [TestMethod]
    public void Every_committed_input_says_where_it_comes_from()
    {
        foreach (var path in Directory.EnumerateFiles(InputFolder, "*.csv"))
            StringAssert.StartsWith(File.ReadAllText(path), "# ", Path.GetFileName(path));
    }

    private static string KnowledgeFolder =>
        Path.Combine(Csv.RepositoryRoot, "src", "DockerfileAnalyzers.Core", "Knowledge");

    private static string InputFolder => Path.Combine(Csv.RepositoryRoot, "build", "Tables", "Inputs");

    [GeneratedRegex(@"\A[\w.-]+/[\w.-]+@[0-9a-f]{12} \d{4}-\d\d-\d\d\b")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\Abuild/Tables/Inputs/([\w.-]+\.csv)\b.* \d{4}-\d\d-\d\d\b")]
    private static partial Regex Input();

    [GeneratedRegex(@"\A[\w./-]+(?:@[0-9a-f]{7,40})? \d{4}-\d\d-\d\d\b")]
    private static partial Regex Origin();

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b")]
    private static partial Regex Date();
}
