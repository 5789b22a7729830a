using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;

[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]

namespace DockerfileAnalyzers.Tests;

/// <summary>A real engine does with the examples of the pages what the rules say.</summary>
[TestClass]
internal sealed class ClaimTests
{
    /// <summary>Those that were tried in this run and are true.</summary>
    public static readonly ConcurrentDictionary<Claim, bool> Confirmed = new();

    /// <summary>All of them, or those of the rules in <c>DFA_CLAIMS</c>.</summary>
    public static IEnumerable<object[]> Keys => Claims.All.Select(claim => claim.ToString())
        .Where(key => Environment.GetEnvironmentVariable("DFA_CLAIMS") is not { } rules
            || rules.Contains(key.Split(' ')[0], StringComparison.Ordinal))
        .Select(key => new object[] { key });

    [TestMethod]
    [DynamicData(nameof(Keys))]
    public async Task The_engine_does_what_the_rule_says(string key)
    {
        var claim = Claims.All.Single(claim => claim.ToString() == key);
        var page = RulePage.Of(RuleCatalog.Find(claim.Rule)!);
        var violation = page.GetExamples("Violation").ElementAt(claim.Example - 1);

        var (passing, text) = PassingOf(page, claim, violation);

        await using var bad = await Attempt.BuildAsync(violation, violation.Text, claim);
        await using var good = await Attempt.BuildAsync(
            passing, text, claim with { Append = claim.PassingAppend ?? claim.Append });
        switch (claim.Kind)
        {
            case ClaimKind.BuildFails:
                AssertFails(bad.Build, claim.Evidence);
                AssertPasses(good.Build);
                break;
            case ClaimKind.FailureIsLost:
                AssertPasses(bad.Build, claim.Evidence);
                AssertFails(good.Build, claim.Evidence);
                break;
            case ClaimKind.StartFails:
                AssertPasses(bad.Build);
                AssertPasses(good.Build);
                AssertFails(await bad.StartAsync(), claim.Evidence);
                AssertPasses(await good.StartAsync());
                break;
            case ClaimKind.Prints:
                AssertPasses(bad.Build);
                AssertPasses(good.Build);
                var (before, after) = (await PrintsAsync(bad), await PrintsAsync(good));
                Assert.IsTrue(Regex.IsMatch(before, claim.Evidence), $"not for '{claim.Evidence}': {before}");
                Assert.IsFalse(Regex.IsMatch(after, claim.Evidence), $"'{claim.Evidence}', after the fix too: {after}");
                break;
            case ClaimKind.Unhealthy:
                AssertPasses(bad.Build);
                AssertPasses(good.Build);
                Assert.AreEqual("unhealthy", await bad.GetHealthAsync());
                Assert.AreEqual("healthy", await good.GetHealthAsync());
                break;
            case ClaimKind.SameStart:
                AssertPasses(bad.Build);
                AssertPasses(good.Build);
                var started = await bad.StartAsync();
                AssertPasses(started, claim.Evidence);
                AssertPasses(
                    await good.StartAsync(), Regex.Escape(Regex.Match(started.Output, claim.Evidence).Value));
                break;
            case ClaimKind.SameImage:
                AssertPasses(bad.Build);
                AssertPasses(good.Build);
                var contents = await Attempt.ReadAsync(bad, good);
                AssertSame(contents.Before, contents.After, claim.Changes);
                AssertSame(await bad.StartAsync(), await good.StartAsync());
                break;
            default:
                throw new InvalidOperationException(claim.Kind.ToString());
        }

        Confirmed[claim] = true;
    }

    // A program that still runs has started.
    private static void AssertPasses(CommandResult result, string evidence = "")
    {
        Assert.IsTrue(result.ExitCode is null or 0, "must pass: " + result.Tail);
        Assert.IsTrue(Regex.IsMatch(result.Output, evidence), $"must print '{evidence}': {result.Tail}");
    }

    private static void AssertFails(CommandResult result, string evidence)
    {
        Assert.IsTrue(result.ExitCode is not (null or 0), "must fail: " + result.Tail);
        Assert.IsTrue(Regex.IsMatch(result.Output, evidence), $"must fail for '{evidence}': {result.Tail}");
    }

    // Two threads of a program print in any order.
    private static void AssertSame(CommandResult before, CommandResult after)
    {
        static string Sort(CommandResult result) =>
            $"{result.ExitCode}\n{string.Join('\n', result.Output.Split('\n').Order(StringComparer.Ordinal))}";
        Assert.AreEqual(Sort(before), Sort(after));
    }

    private static void AssertSame(HashSet<string> before, HashSet<string> after, string changes)
    {
        var differences = before.Except(after).Select(line => "- " + line)
            .Concat(after.Except(before).Select(line => "+ " + line))
            .Where(line => changes.Length == 0 || !Regex.IsMatch(line, changes))
            .Order(StringComparer.Ordinal).ToArray();
        Assert.IsEmpty(differences, string.Join('\n', differences.Take(20)));
    }

    // Of the commands of the build and of what is started; the steps of the build repeat the commands themselves.
    private static async Task<string> PrintsAsync(Attempt attempt)
    {
        var printed = Regex.Matches(attempt.Build.Output, @"^#\d+ \d+\.\d+ (.*)$", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value);
        return string.Join('\n', printed) + "\n" + (await attempt.StartAsync()).Output;
    }

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
