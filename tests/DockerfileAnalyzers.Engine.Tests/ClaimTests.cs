using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;

[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]

namespace DockerfileAnalyzers.Tests;

/// <summary>What a rule says of an example of its page, a real engine does.</summary>
[TestClass]
internal sealed class ClaimTests
{
    /// <summary>Those that were tried in this run and are true.</summary>
    public static readonly ConcurrentDictionary<Claim, bool> Confirmed = new();

    public static IEnumerable<object[]> Keys => Claims.All.Select(claim => new object[] { claim.ToString() });

    [TestMethod]
    [DynamicData(nameof(Keys))]
    public async Task The_engine_does_what_the_rule_says(string key)
    {
        var claim = Claims.All.Single(claim => claim.ToString() == key);
        var page = RulePage.Of(RuleCatalog.Find(claim.Rule)!);
        var violation = page.GetExamples("Violation").ElementAt(claim.Example - 1);

        await using var bad = await Attempt.BuildAsync(violation, Markup.Parse(violation.Text).Text, claim);
        if (claim.Kind is ClaimKind.BuildFails)
        {
            Assert.AreNotEqual(0, bad.Build.ExitCode, "the build of the violation passes");
            AssertEvidence(claim, bad.Build);
        }
        else
        {
            Assert.AreEqual(0, bad.Build.ExitCode, "the build of the violation fails: " + bad.Build.Tail);
            var start = await bad.StartAsync();
            Assert.IsTrue(start.ExitCode is not (null or 0), "the container of the violation starts: " + start.Tail);
            AssertEvidence(claim, start);
        }

        var (passing, text) = PassingOf(page, claim, violation);
        await using var good = await Attempt.BuildAsync(passing, text, claim);
        Assert.AreEqual(0, good.Build.ExitCode, "the build of the fixed file fails: " + good.Build.Tail);
        if (claim.Kind is ClaimKind.StartFails)
        {
            var start = await good.StartAsync();
            Assert.IsTrue(start.ExitCode is null or 0, "the container of the fixed file fails: " + start.Tail);
        }

        Confirmed[claim] = true;
    }

    private static void AssertEvidence(Claim claim, CommandResult result) =>
        Assert.IsTrue(Regex.IsMatch(result.Output, claim.Evidence), $"not for '{claim.Evidence}': {result.Tail}");

    private static (RuleExample Example, string Text) PassingOf(RulePage page, Claim claim, RuleExample violation)
    {
        if (claim.Passing is { } text)
            return (violation, text);
        if (page.GetExamples("Fixed").ElementAtOrDefault(claim.Example - 1) is { } repaired)
            return (violation with { Text = repaired.Text }, repaired.Text);
        var compliant = page.GetExamples("Compliant").ElementAt(claim.Compliant - 1);
        return (compliant, compliant.Text);
    }
}
