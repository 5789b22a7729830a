using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Text;

[TestClass]
public sealed class NameListTests
{
    [TestMethod]
    [DataRow("a", "'a'", "'a'", "is")]
    [DataRow("a b", "'a' and 'b'", "'a' and 'b'", "are")]
    [DataRow("a b c", "'a', 'b' and 'c'", "'a', 'b' and 'c'", "are")]
    [DataRow("a b c d", "'a', 'b' and 2 others", "'a', 'b', 'c' and 'd'", "are")]
    [DataRow("a a", "'a'", "'a'", "is")]
    public void A_sentence_names_the_first_and_counts_the_others(string names, string text, string full, string verb)
    {
        var list = NameList.Of(names.Split(' '));
        Assert.AreEqual(text, list.ToString());
        Assert.AreEqual(full, list.Full);
        Assert.AreEqual(verb, list.Choose("is", "are"));
    }

    [TestMethod]
    public void A_finding_can_name_them_all()
    {
        var input = TestInput.Create(
            "/src/.dockerignore",
            "a\n",
            context: ".env\nkeys/a.pfx\nkeys/b.key\nkeys/c.p12",
            dockerfile: "FROM alpine:3.22\nCOPY . .\n");
        var finding = RuleEngine.Analyze(input).Single(finding => finding.Rule.Id == "DFA5104");
        Assert.AreEqual(
            "'.env', 'keys/a.pfx' and 2 others are copied into the final image; such files usually contain secrets",
            finding.Message);
        Assert.AreEqual(
            "'.env', 'keys/a.pfx', 'keys/b.key' and 'keys/c.p12' are copied into the final image; "
                + "such files usually contain secrets",
            finding.FullMessage);
    }
}
