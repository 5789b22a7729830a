using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Analysis;

/// <summary>Rules that throw: the settings are the place where a test can make them.</summary>
[TestClass]
public sealed class FailureTests
{
    private const string Dockerfile =
        "FROM debian\nLABEL Bad__Key=1\nRUN apt-get update\nRUN apt-get install -y curl\nCMD [\"bash\"]\n";

    [TestMethod]
    public void A_rule_that_throws_is_one_warning_and_silences_no_other()
    {
        var findings = Analyze("dockerfile_analyzers.DFA8011.");
        var failure = findings.Single(finding => finding.Rule.Id == "DFA0000");
        Assert.AreEqual(Severity.Warning, failure.Severity);
        Assert.StartsWith("DFA8011 (", failure.Message);
        Assert.Contains("InvalidOperationException: it is broken", failure.Message);
        Assert.Contains("please report it", failure.Message);
        CollectionAssert.AreEqual(
            Analyze("nothing").Select(finding => finding.Message).ToArray(),
            findings.Remove(failure).Select(finding => finding.Message).ToArray());
    }

    [TestMethod]
    public void Many_rules_that_throw_are_one_warning()
    {
        var failure = Analyze(
            "dockerfile_analyzers.DFA8011.",
            "dockerfile_analyzers.DFA1302.",
            "dockerfile_analyzers.DFA1301.",
            "dockerfile_analyzers.DFA2208.")
            .Single(finding => finding.Rule.Id == "DFA0000");
        Assert.Contains("other rule", failure.Message);
    }

    [TestMethod]
    public void A_cancellation_is_not_a_failure() =>
        Assert.ThrowsExactly<OperationCanceledException>(() =>
            RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", Dockerfile), new CancellationToken(canceled: true)));

    private static ImmutableArray<Finding> Analyze(params string[] prefixes) =>
        RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", Dockerfile) with
        {
            AllRules = true,
            Config = new BrokenConfig(prefixes),
        });

    private sealed class BrokenConfig(string[] prefixes) : AnalyzerConfig
    {
        public override string? this[string key] =>
            !key.EndsWith("severity", StringComparison.Ordinal)
            && prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
                ? throw new InvalidOperationException("it is broken.\n   at a stack that nobody wants to read")
                : null;
    }
}
