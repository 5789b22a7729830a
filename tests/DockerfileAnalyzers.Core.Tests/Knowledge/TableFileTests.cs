using System.Text.RegularExpressions;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Core.Tests.Knowledge;

[TestClass]
public sealed partial class TableFileTests
{
    public static IEnumerable<object[]> Tables => TableFile.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Tables))]
    public void Every_table_names_its_sources_with_their_dates(string table)
    {
        var sources = TableFile.ReadSources(table).ToArray();
        Assert.AreNotEqual(
            0, sources.Length, "The first lines of a table name each source: # source: <what> <yyyy-MM-dd>");
        foreach (var source in sources)
            Assert.IsTrue(Date().IsMatch(source), $"'{source}' has no date");
    }

    [TestMethod]
    [DynamicData(nameof(Tables))]
    public void No_table_says_when_it_was_built(string table)
    {
        using var stream = typeof(TableFile).Assembly.GetManifestResourceStream(table)!;
        using var reader = new StreamReader(stream);
        var comments = reader.ReadToEnd().Split('\n').TakeWhile(line => line.StartsWith('#'));
        Assert.IsFalse(
            comments.Any(line => line.StartsWith("# made", StringComparison.Ordinal) || line.Contains("built on")));
    }

    [TestMethod]
    public void The_judgement_day_is_that_of_the_newest_source()
    {
        const string File = "newest-source.tsv";
        var newest = TableFile.Names.Where(name => name != File)
            .SelectMany(TableFile.ReadSources).Max(source => Date().Match(source).Value)!;
        Repository.VerifyGenerated(Path.Combine(Repository.Root, "src", "DockerfileAnalyzers.Core", "Knowledge", File),
            "# the day of the newest source of all tables: written by DFA_UPDATE=1 dotnet test\n"
                + $"# source: all tables {newest}\n");
        if (!Repository.IsUpdating)
            Assert.AreEqual(newest, ImageTable.DataDate.ToString("yyyy-MM-dd"));
    }

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b")]
    private static partial Regex Date();
}
