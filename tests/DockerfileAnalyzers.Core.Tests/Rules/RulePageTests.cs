using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules;

/// <summary>A lie in a page fails the build.</summary>
[TestClass]
public sealed class RulePageTests
{
    // Reported by the engine or by the build, not found in a text.
    private static readonly string[] s_withoutExamples = ["DFA0000", "DFA0004", "DFA0005", "DFA0007", "DFA0009"];

    public static IEnumerable<object[]> Rules => RuleCatalog.All.Select(rule => new object[] { rule.Descriptor.Id });

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Every_rule_has_a_page_with_its_facts(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var page = RulePage.Of(rule);
        Repository.VerifyGenerated(page.Path, GeneratedText.PageWithHeader(page));
        if (!s_withoutExamples.Contains(id))
            Assert.IsTrue(page.GetExamples("Violation").Any(), "the page shows no violation");
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void What_the_page_calls_a_violation_is_reported(string id)
    {
        foreach (var example in RulePage.Of(RuleCatalog.Find(id)!).GetExamples("Violation"))
        {
            var (text, spans) = Markup.Parse(example.Text);
            Assert.IsFalse(spans.IsEmpty, "the violation marks no span");
            var findings = Find(id, example.ToInput(text));
            Assert.AreEqual(example.Text, Markup.Render(text, findings.Select(finding => finding.Span)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void What_the_page_calls_fixed_is_what_the_fix_makes(string id)
    {
        var page = RulePage.Of(RuleCatalog.Find(id)!);
        var violations = page.GetExamples("Violation").ToArray();
        var repaired = page.GetExamples("Fixed").ToArray();
        Assert.IsTrue(repaired.Length <= violations.Length);
        for (var i = 0; i < repaired.Length; i++)
        {
            var input = violations[i].ToInput(Markup.Parse(violations[i].Text).Text);
            var result = FixApplier.Apply(input, finding => finding.Rule.Id == id);
            Assert.AreEqual(repaired[i].Text, result.Text);
        }

        Assert.AreEqual(
            page.Rule.Fix is not null,
            repaired.Length > 0 || page.Text.Contains("## New file", StringComparison.Ordinal),
            "a rule with a fix shows it, and only such a rule");
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void What_the_page_calls_compliant_is_silent(string id)
    {
        foreach (var example in RulePage.Of(RuleCatalog.Find(id)!).GetExamples("Compliant"))
            Assert.AreEqual(
                "", string.Join("\n", Find(id, example.ToInput(example.Text)).Select(finding => finding.Message)));
    }

    private static IEnumerable<Finding> Find(string id, AnalysisInput input) =>
        RuleEngine.Analyze(input).Where(finding => finding.Rule.Id == id && !finding.IsSuppressed);
}
