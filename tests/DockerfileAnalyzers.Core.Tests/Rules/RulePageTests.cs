using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules;

/// <summary>A lie in a page fails the build.</summary>
[TestClass]
public sealed class RulePageTests : VerifyMSTest.VerifyBase
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
        Repository.VerifyGenerated(page.Path, GeneratedText.Page(page));
        if (!s_withoutExamples.Contains(id))
            Assert.IsTrue(page.GetExamples("Violation").Any(), "the page shows no violation");
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void What_the_page_calls_a_violation_is_reported(string id)
    {
        var page = RulePage.Of(RuleCatalog.Find(id)!);
        foreach (var example in page.GetExamples("Violation"))
            Assert.IsTrue(page.Find(example).Any(), example.Text);
    }

    [TestMethod]
    public Task A_finding_of_a_page_marks_this_text()
    {
        var marked = RuleCatalog.All.Select(rule => RulePage.Of(rule.Descriptor))
            .SelectMany(page => page.GetExamples("Violation").Select(example => (example, example.File))
                .SelectMany(pair => page.Find(pair.example).Select(finding =>
                    $"{page.Rule.Id} {pair.File.Lines.GetPosition(finding.Span.Start)} "
                        + pair.File.GetText(finding.Span).Replace("\r", "").Replace("\n", "⏎"))));
        return Verify(string.Join("\n", marked) + "\n");
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void The_configuration_on_the_page_applies(string id)
    {
        var page = RulePage.Of(RuleCatalog.Find(id)!);
        var section = page.Text[page.Text.IndexOf("## Configuration", StringComparison.Ordinal)..];
        var snippet = string.Join('\n', Regex.Match(section, "```ini\n\\[.*?\\]\n(.*?)```", RegexOptions.Singleline)
            .Groups[1].Value.Split('\n').Where(line => !line.StartsWith('#')));
        var severity = snippet.Contains("= error", StringComparison.Ordinal) ? Severity.Error : Severity.Warning;
        foreach (var example in page.GetExamples("Violation"))
        {
            var configured = example with { Config = example.Config + "\n" + snippet };
            var findings = page.IsAboutCode ? page.Find(configured)
                : page.Find(configured.ToInput() with { AllRules = false });
            CollectionAssert.AreEqual(
                new[] { severity }, findings.Select(finding => finding.Severity).Distinct().ToArray());
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
            Assert.AreEqual(repaired[i].Text, page.IsAboutCode ? CodeSample.Of(violations[i]).Fix(id)
                : FixApplier.Apply(violations[i].ToInput(), finding => finding.Rule.Id == id).Text);
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
        var page = RulePage.Of(RuleCatalog.Find(id)!);
        foreach (var example in page.GetExamples("Compliant"))
            Assert.AreEqual("", string.Join("\n", page.Find(example).Select(finding => finding.Message)));
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void A_reader_sees_what_differs_from_a_violation(string id)
    {
        var page = RulePage.Of(RuleCatalog.Find(id)!);
        var violation = page.ReadVisible("Violation");
        if (violation.Length > 0)
            Assert.AreNotEqual(violation, page.ReadVisible("Compliant"));
    }
}
