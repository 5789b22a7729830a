using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Harness;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Rules;

/// <summary>Requirements of every fix, on the examples of all pages, the corpus and the samples.</summary>
[TestClass]
public sealed class FixTests
{
    // A fix of code is compared with the page alone.
    public static IEnumerable<object[]> Pages => RuleCatalog.Descriptors
        .Where(rule => rule.Category is not Category.Code).Select(rule => new object[] { rule.Id });

    public static IEnumerable<object[]> Files => Repository.FindDockerfiles("Corpus", "Samples");

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void A_fix_on_a_page_changes_what_it_declares_and_nothing_else(string id) => VerifyAll(GetExamples(id));

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_fix_of_a_real_file_changes_what_it_declares_and_nothing_else(string path) =>
        VerifyAll([
            TestInput.Create(
                "/src/Dockerfile", File.ReadAllText(Path.Combine(Repository.Root, path))) with { AllRules = true },
        ]);

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void The_declared_safety_is_that_of_the_best_fix_on_the_page(string id)
    {
        var fixes = GetExamples(id).SelectMany(example => RuleEngine.Analyze(example))
            .Where(finding => finding.Rule.Id == id).Select(finding => finding.Fix).OfType<Fix>().ToArray();
        FixSafety? best = fixes.Length == 0 ? null : fixes.Min(fix => fix.Safety);
        Assert.AreEqual(RuleCatalog.Find(id)!.Fix, best);
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void A_fix_on_a_page_makes_no_new_warning(string id)
    {
        foreach (var input in GetExamples(id))
        {
            var fixedText = FixApplier.Apply(input, finding => finding.Rule.Id == id).Text;
            var before = RuleEngine.Analyze(input);
            var warnings = RuleEngine.Analyze(input with { File = new SourceFile(input.File.Path, fixedText) })
                .Where(finding => finding.Severity >= Severity.Warning && !finding.IsSuppressed);
            foreach (var group in warnings.GroupBy(finding => finding.Rule.Id))
            {
                var isNew = group.Count() > before.Count(finding => finding.Rule.Id == group.Key);
                Assert.IsTrue(
                    !isNew || RuleCatalog.Find(id)!.Supersedes.Contains(group.Key), $"{group.Key} is new: {fixedText}");
            }
        }
    }

    private static void VerifyAll(IEnumerable<AnalysisInput> inputs)
    {
        foreach (var input in inputs)
        {
            var proof = new FixProof(input);
            foreach (var finding in RuleEngine.Analyze(input).Where(finding => finding.Fix is not null))
                Assert.AreEqual(
                    "",
                    string.Join("\n", proof.FindViolations(finding.Fix!)),
                    $"{finding.Rule.Id} ({finding.Fix!.Change}) in\n{input.File.Text}");
            foreach (var safe in new[] { true, false })
            {
                var violations = FixProof.FindViolations(
                    input, FixApplier.Apply(input, finding => !safe || finding.Fix!.Safety is FixSafety.Safe));
                Assert.AreEqual(
                    "",
                    string.Join(
                        "\n", violations.Select(violation => $"{violation.Finding.Rule.Id}: {violation.Violation}")),
                    input.File.Text);
            }
        }
    }

    private static IEnumerable<AnalysisInput> GetExamples(string id)
    {
        var page = RulePage.Of(RuleCatalog.Find(id)!);
        return new[] { "Violation", "Compliant" }.SelectMany(page.GetExamples)
            .Select(example => example.ToInput());
    }
}
