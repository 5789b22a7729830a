using System.Globalization;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Analysis;

/// <summary>Findings are the same on every machine, whatever its culture is.</summary>
[TestClass]
public sealed class CultureTests
{
    public static IEnumerable<object[]> Files => Repository.FindDockerfiles("Corpus");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_Dockerfile_has_the_same_findings_in_every_culture(string file) =>
        AssertSame(File.ReadAllText(Path.Combine(Repository.Root, file)));

    [TestMethod]
    public void A_long_line_is_described_alike_in_every_culture() =>
        AssertSame($"FROM debian:12\nRUN echo {new string('a', 70_000)}\n");

    private static void AssertSame(string text)
    {
        var input = AnalysisInput.Create(new SourceFile("/src/Dockerfile", text));
        var expected = Describe(input);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CreateCulture();
            Assert.AreEqual(expected, Describe(input with { File = new SourceFile("/src/Dockerfile", text) }));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Describe(AnalysisInput input) =>
        string.Join('\n', RuleEngine.Analyze(input).Select(finding =>
            $"{finding.Span} {finding.Rule.Id} {finding.Message} {finding.Fix?.Title}"));

    // Signs and separators that no culture of the tests' machines has in common with the invariant one.
    private static CultureInfo CreateCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.DateSeparator = "~";
        return culture;
    }
}
