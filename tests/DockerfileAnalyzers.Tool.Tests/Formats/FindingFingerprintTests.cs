using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>The changes that a fingerprint survives, and those that it does not.</summary>
[TestClass]
public sealed class FindingFingerprintTests
{
    private const string Text = "FROM x\nRUN a \\\n  b\nRUN c\n";

    [TestMethod]
    [DataRow("# comment\n\nFROM x\nUSER 1\nRUN a \\\n  b\nRUN c\n", DisplayName = "lines above")]
    [DataRow("FROM x\nRUN a   b\nRUN c\n", DisplayName = "layout")]
    [DataRow("FROM x\r\nRUN a \\\r\n  b\r\nRUN c\r\n", DisplayName = "line endings")]
    [DataRow("# escape=`\nFROM x\nRUN a `\n b\nRUN c\n", DisplayName = "escape character")]
    [DataRow("FROM x\nRUN a \\\n# why\n  b\nRUN c\n", DisplayName = "comment inside")]
    [DataRow("FROM x\nRUN d\nRUN a \\\n  b\n", DisplayName = "other instructions")]
    public void It_stays_when_other_things_change(string changed) =>
        Assert.AreEqual(Create(Text, "a")[0], Create(changed, "a")[0]);

    [TestMethod]
    public void It_changes_with_the_instruction_and_with_the_rule()
    {
        Assert.AreNotEqual(Create(Text, "a")[0], Create("FROM x\nRUN a bb\n", "a")[0]);
        Assert.AreNotEqual(Create(Text, "a")[0], Create(Text, "a", id: "DFA1001")[0]);
    }

    [TestMethod]
    public void Equal_findings_are_told_apart()
    {
        var fingerprints = CreateAll("FROM x\nRUN a\nRUN a\n", ["a", "a"]);
        Assert.AreNotEqual(fingerprints[0], fingerprints[1]);
        Assert.AreEqual(fingerprints[0], Create("FROM x\nRUN a\n", "a")[0]);
    }

    [TestMethod]
    public void In_an_ignore_file_it_is_the_line_that_counts() => Assert.AreEqual(
        Create("bin\nobj\n", "obj", path: "/x/.dockerignore")[0],
        Create("# c\nobj \nbin\n", "obj", path: "/x/.dockerignore")[0]);

    private static ImmutableArray<string> Create(
        string text, string place, string id = "DFA2101", string path = "/x/Dockerfile") =>
        CreateAll(text, [place], id, path);

    // Findings at the places where the texts are, one after the other.
    private static ImmutableArray<string> CreateAll(
        string text, string[] places, string id = "DFA2101", string path = "/x/Dockerfile")
    {
        var position = text.IndexOf("RUN", StringComparison.Ordinal) + 1;
        var findings = new List<Finding>();
        foreach (var place in places)
        {
            position = text.IndexOf(place, position, StringComparison.Ordinal);
            findings.Add(new Finding(RuleCatalog.Find(id)!, new TextSpan(position, place.Length), "", Severity.Info));
            position += place.Length;
        }

        return FindingFingerprint.Create(FindingSubjects.Of(new SourceFile(path, text), findings), findings);
    }
}
