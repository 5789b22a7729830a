using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Text;

[TestClass]
internal sealed class TruncationTests
{
    [TestMethod]
    [DataRow("apt-get", 7, "apt-get")]
    [DataRow("apt-get install", 7, "apt-ge…")]
    [DataRow("\U0001F433\U0001F433\U0001F433", 4, "\U0001F433…")]
    [DataRow("\U0001F433\U0001F433\U0001F433", 5, "\U0001F433\U0001F433…")]
    public void A_text_is_cut_between_its_letters(string text, int length, string expected) =>
        Assert.AreEqual(expected, Truncation.Shorten(text, length));
}
