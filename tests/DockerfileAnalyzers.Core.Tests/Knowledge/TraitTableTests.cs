using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Packages;

namespace DockerfileAnalyzers.Core.Tests.Knowledge;

[TestClass]
internal sealed class TraitTableTests
{
    [TestMethod]
    public void Every_trait_of_a_program_is_in_the_table() => VerifyTraits<ProgramTrait>("program-traits.tsv");

    [TestMethod]
    public void Every_trait_of_a_file_is_in_the_table() => VerifyTraits<FileTrait>("file-types.tsv");

    [TestMethod]
    public void Every_trait_of_a_variable_is_in_the_table() => VerifyTraits<VariableTrait>("variable-traits.tsv");

    [TestMethod]
    public void Every_trait_of_a_package_is_in_the_table() => VerifyTraits<PackageTrait>("package-traits.tsv");

    [TestMethod]
    public void Every_trait_of_a_name_is_in_the_table() => VerifyTraits<NameTrait>("name-traits.tsv");

    [TestMethod]
    public void Every_trait_of_a_place_is_in_the_table() => VerifyTraits<PlaceTrait>("place-traits.tsv");

    [TestMethod]
    public void Every_trait_of_an_option_is_in_the_table()
    {
        var rows = TableFile.Read("option-traits.tsv").ToArray();
        Assert.IsTrue(rows.All(row => row.Length == 3), "A row has three columns");
        var options = rows
            .SelectMany(row =>
                row[0].Split('|').SelectMany(program => row[1].Split('|').Select(option => (program, option, row[2]))))
            .ToArray();
        CollectionAssert.AllItemsAreUnique(options);
        CollectionAssert.AreEqual(
            Enum.GetValues<OptionTrait>(),
            rows.Select(row => Enum.Parse<OptionTrait>(row[2], ignoreCase: true)).Distinct().Order().ToArray());
    }

    [TestMethod]
    [DataRow("curl", "--insecure", OptionTrait.Unverified, true)]
    [DataRow("wget", "-k", OptionTrait.Unverified, false)]
    [DataRow("tool", "--version", OptionTrait.Question, true)]
    public void What_an_option_does_depends_on_its_program(
        string program, string option, OptionTrait trait, bool expected) =>
        Assert.AreEqual(expected, ProgramOptions.Is(program, option, trait));

    [TestMethod]
    [DataRow("curl", ProgramTrait.Fetches, true)]
    [DataRow("python3.11", ProgramTrait.Interpreter, true)]
    [DataRow("7z", ProgramTrait.Installs, true)]
    [DataRow("rm", ProgramTrait.Reads, false)]
    [DataRow("3", ProgramTrait.Reads, false)]
    [DataRow("dpkg --print-architecture", ProgramTrait.PrintsOneWord, true)]
    public void A_program_is_known_by_its_name_without_version(string name, ProgramTrait trait, bool expected) =>
        Assert.AreEqual(expected, Programs.Is(name, trait));

    [TestMethod]
    [DataRow("/src/app-1.2.tar.gz", ".tar.gz")]
    [DataRow("app.TGZ", ".TGZ")]
    [DataRow("app.gz", null)]
    [DataRow("app.tar.gz.asc", null)]
    [DataRow("/archive.tar/app", null)]
    [DataRow("", null)]
    public void The_ending_of_a_file_is_the_longest_that_is_known(string path, string? ending) =>
        Assert.AreEqual(ending, FileTypes.FindEnding(path, FileTrait.Tar));

    // Each row has names and traits; a name is given a trait once.
    private static void VerifyTraits<T>(string file) where T : struct, Enum
    {
        var rows = TableFile.Read(file).ToArray();
        Assert.IsTrue(rows.All(row => row.Length == 2), "A row has two columns");
        var pairs = rows
            .SelectMany(row => row[0].Split('|').SelectMany(name => row[1].Split(' ').Select(trait => (name, trait))))
            .ToArray();
        var found = pairs.Select(pair => Enum.Parse<T>(pair.trait, ignoreCase: true)).ToHashSet();
        CollectionAssert.AreEqual(Enum.GetValues<T>(), found.Order().ToArray());
        CollectionAssert.AllItemsAreUnique(pairs);
    }
}
