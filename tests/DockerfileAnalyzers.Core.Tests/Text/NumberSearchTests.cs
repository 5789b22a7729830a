using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Text;

[TestClass]
internal sealed class NumberSearchTests
{
    [TestMethod]
    [DataRow("80", true)]
    [DataRow("http://+:80/", true)]
    [DataRow("8080,80", true)]
    [DataRow("8080", false)]
    [DataRow("1800", false)]
    [DataRow("", false)]
    [DataRow(null, false)]
    public void A_number_is_not_a_part_of_a_longer_one(string? text, bool isFound) =>
        Assert.AreEqual(isFound, NumberSearch.Contains(text, 80));
}
