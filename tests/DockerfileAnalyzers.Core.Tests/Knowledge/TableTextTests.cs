using DockerfileAnalyzers.Knowledge;

namespace DockerfileAnalyzers.Core.Tests.Knowledge;

[TestClass]
public sealed class TableTextTests
{
    [TestMethod]
    [DataRow("images.tsv")]
    [DataRow("image-packages.tsv")]
    [DataRow("image-eol.tsv")]
    [DataRow("dotnet-tags.tsv")]
    public void It_finds_what_reading_all_rows_finds(string name)
    {
        var table = new TableText(name);
        foreach (var rows in TableFile.Read(name).GroupBy(row => row[0]))
        {
            var found = table[rows.Key].Select(row => string.Join('\t', row)).ToArray();
            CollectionAssert.AreEqual(rows.Select(row => string.Join('\t', row)).ToArray(), found, rows.Key);
            Assert.IsTrue(table.Has(rows.Key));
            Assert.AreEqual(found[0], string.Join('\t', table.Find(rows.Key, rows.First()[1])!), rows.Key);
        }
    }

    [TestMethod]
    public void A_part_of_a_key_is_not_the_key()
    {
        var table = new TableText("images.tsv");
        Assert.IsFalse(table.Has("nod"));
        Assert.IsFalse(table.Has("ode"));
        Assert.IsNull(table.Find("node", "22-"));
        Assert.IsEmpty(table["nod"].ToArray());
    }
}
