namespace DockerfileAnalyzers.Tables.Tests;

[TestClass]
public sealed class TableTests
{
    [TestMethod]
    public void A_table_starts_with_what_it_holds_and_with_its_sources() => Assert.AreEqual(
        "# name; end\n# source: owner/name@0123456789ab 2026-08-22\na\t2\nb\t1\n",
        new Table("x.tsv", "name; end", ["owner/name@0123456789ab 2026-08-22"], [["b", "1"], ["a", "2"], ["b", "1"]]).ToText());

    [TestMethod]
    public void The_order_is_kept_where_it_means_something() => Assert.AreEqual(
        "# x\n# source: s 2026-08-22\nb\na\n", new Table("x.tsv", "x", ["s 2026-08-22"], [["b"], ["a"]]) { KeepsOrder = true }.ToText());

    [TestMethod]
    public void Quoted_fields_may_contain_commas_and_quotes()
    {
        var row = Csv.Parse("# a comment\nimage,note\nnode,\"a, \"\"b\"\"\"\n").Single();
        Assert.AreEqual("a, \"b\"", row["note"]);
    }

    [TestMethod]
    public void A_row_with_too_few_columns_is_named() =>
        StringAssert.Contains(Assert.ThrowsExactly<TablesException>(() => Csv.Parse("a,b\n1\n")).Message, "2 columns");

    [TestMethod]
    public void Every_committed_input_says_where_it_comes_from()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Csv.RepositoryRoot, "build", "Tables", "Inputs"), "*.csv"))
            StringAssert.StartsWith(File.ReadAllText(path), "# ", Path.GetFileName(path));
    }
}
