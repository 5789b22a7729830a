using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules;

/// <summary>
/// The tables of hadolint's and BuildKit's checks name all of them, and say of each what the catalog says.
/// </summary>
[TestClass]
public sealed class EquivalentsTests
{
    // hadolint 2.15 with the ids that earlier versions had; BuildKit 0.32.
    private static readonly string[] s_known =
    [
        "DL1000", "DL1001", .. Numbers(3000, 3067), "DL4000", "DL4001", "DL4003", "DL4004", "DL4005", "DL4006",
        "StageNameCasing", "FromAsCasing", "NoEmptyContinuation", "ConsistentInstructionCasing", "DuplicateStageName",
        "ReservedStageName", "JSONArgsRecommended", "MaintainerDeprecated",
        "UndefinedArgInFrom", "WorkdirRelativePath", "UndefinedVar", "MultipleInstructionsDisallowed",
        "LegacyKeyValueFormat", "InvalidBaseImagePlatform", "RedundantTargetPlatform",
        "SecretsUsedInArgOrEnv", "InvalidDefaultArgInFrom", "FromPlatformFlagConstDisallowed", "CopyIgnoredFile",
        "InvalidDefinitionDescription", "ExposeProtoCasing", "ExposeInvalidFormat",
    ];

    private static readonly Row[] s_rows = Regex.Matches(
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "migrating-from-hadolint.md"))
            + File.ReadAllText(Path.Combine(Repository.Root, "docs", "migrating-from-build-check.md")),
        @"^\| (?<theirs>DL\d+|[A-Z][A-Za-z]+[A-Z]\w+) \| (?<ours>[^|]*)"
            + @"\| (?<verdict>same|better|off|none) \| (?<why>.*?) ?\|$",
        RegexOptions.Multiline)
        .Select(match => new Row(
            match.Groups["theirs"].Value,
            match.Groups["ours"].Value
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            match.Groups["verdict"].Value,
            match.Groups["why"].Value))
        .ToArray();

    [TestMethod]
    public void Every_check_has_a_row() =>
        CollectionAssert.AreEquivalent(s_known, s_rows.Select(row => row.Theirs).ToArray());

    [TestMethod]
    public void A_row_names_the_rules_that_declare_the_check()
    {
        foreach (var row in s_rows)
        {
            var declared = RuleCatalog.All.Select(rule => rule.Descriptor)
                .Where(rule => rule.Equivalents.Contains(row.Theirs)).Select(rule => rule.Id).ToArray();
            CollectionAssert.AreEquivalent(declared, row.Ours, row.Theirs);
            Assert.AreEqual(row.Verdict == "none", row.Ours.Length == 0, row.Theirs);
        }
    }

    [TestMethod]
    public void Off_is_what_no_default_reports()
    {
        foreach (var row in s_rows.Where(row => row.Ours.Length > 0))
            Assert.AreEqual(
                row.Verdict == "off", row.Ours.All(id => !RuleCatalog.Find(id)!.IsEnabledByDefault), row.Theirs);
    }

    [TestMethod]
    public void What_differs_has_a_reason() =>
        Assert.IsTrue(s_rows.Where(row => row.Verdict != "same").All(row => row.Why.Trim().Length > 5));

    private static IEnumerable<string> Numbers(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"DL{number}");

    private sealed record Row(string Theirs, string[] Ours, string Verdict, string Why);
}
