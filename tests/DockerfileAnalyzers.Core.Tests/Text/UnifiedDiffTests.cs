using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Text;

[TestClass]
public sealed class UnifiedDiffTests
{
    [TestMethod]
    public void A_changed_line_is_shown_with_the_lines_around_it() => Assert.AreEqual(
        "--- f\n+++ f\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n",
        UnifiedDiff.Create("f", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n"));

    [TestMethod]
    public void A_new_file_comes_from_nothing() =>
        Assert.AreEqual("--- /dev/null\n+++ f\n@@ -0,0 +1,1 @@\n+a\n", UnifiedDiff.Create("f", "", "a\n"));

    [TestMethod]
    public void Equal_texts_have_no_difference() => Assert.AreEqual("", UnifiedDiff.Create("f", "a\n", "a\n"));

    [TestMethod]
    [DataRow("1\n2\n3\n", "1\n2\n3\n", "0 1 2")]
    [DataRow("1\n2\n3\n", "new\n1\ntwo\n3\n", "0! 0 1! 2")]
    [DataRow("1\n2\n3\n", "1\n3\n", "0 2")]
    [DataRow("1\n2\n3\n4\n", "1\na\nb\nc\n4\n", "0 1! 2! 2! 3")]
    [DataRow("1\n2\n", "1\n2\nnew\n", "0 1 1!")]
    public void Each_new_line_has_a_place_in_the_file_as_it_was(string before, string after, string lines) =>
        Assert.AreEqual(lines, string.Join(' ', UnifiedDiff.MapLines(before, after)
            .Select(entry => entry.Line + (entry.IsSame ? "" : "!"))));

    [TestMethod]
    public void Changes_far_apart_are_shown_apart()
    {
        var lines = Enumerable.Range(1, 30).Select(line => line.ToString()).ToArray();
        var before = string.Join("\n", lines) + "\n";
        lines[1] = "two";
        lines[28] = "twenty-nine";
        Assert.AreEqual(2, UnifiedDiff.Create("f", before, string.Join("\n", lines) + "\n").Split("@@ -").Length - 1);
    }
}
