using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// <c>docs/verified.md</c>: what was tried. It is written where all of it was tried and is true: by <c>DFA_UPDATE=1</c>.
/// </summary>
[TestClass]
internal sealed class VerifiedPageTests
{
    private static readonly string s_path = Path.Combine(Repository.Root, "docs", "verified.md");

    public static IEnumerable<object[]> Failing => RuleCatalog.All
        .Where(rule => SaysThatItFails(rule.Descriptor))
        .Select(rule => new object[] { rule.Descriptor.Id });

    [TestMethod]
    [DynamicData(nameof(Failing))]
    public void A_rule_that_says_that_something_fails_is_tried_or_says_why_not(string id) =>
        Assert.IsTrue(
            Untried.Reasons.ContainsKey(id) != Claims.All.Any(claim => claim.Rule == id),
            "either a claim or a reason");

    [TestMethod]
    public void The_page_lists_what_is_tried()
    {
        if (Repository.IsUpdating)
            return;
        var page = File.Exists(s_path) ? File.ReadAllText(s_path) : "";
        var engine = Regex.Match(page, "(?<=^Engine: ).*$", RegexOptions.Multiline).Value;
        Assert.AreEqual(Write(engine), page, "docs/verified.md is stale: run the tests of this project with DFA_UPDATE=1");
    }

    [AssemblyCleanup]
    public static async Task CleanUpAsync()
    {
        await WriteWhatIsTrueAsync();
        await DockerEngine.StopAsync();
    }

    private static async Task WriteWhatIsTrueAsync()
    {
        if (!Repository.IsUpdating || !Claims.All.All(claim => ClaimTests.Confirmed.ContainsKey(claim)))
            return;
        var engine = await DockerEngine.GetAsync();
        await File.WriteAllTextAsync(s_path, Write(
            "Docker " + await engine.GetAsync("version", "--format", "{{.Server.Version}}")));
    }

    // In its messages, or to those who sort findings by what they lead to.
    private static bool SaysThatItFails(RuleDescriptor rule) =>
        rule.Consequence is Consequence.BuildFails or Consequence.StartFails
        || RulePage.Of(rule).GetExamples("Violation")
            .SelectMany(example => RuleEngine.Analyze(example.ToInput(Markup.Parse(example.Text).Text)))
            .Any(finding => finding.Rule.Id == rule.Id
                && Regex.IsMatch(finding.Message, @"\b(fails|(does|will) not start)\b"));

    private static string Write(string engine) => $"""
        # What a Docker engine confirms

        Rules say that a build fails or that a container does not start. The tests of
        `tests/DockerfileAnalyzers.Engine.Tests` give the examples of their pages to a Docker engine: the violation must
        fail where and as the rule says, and the fixed or compliant example must pass. Local images stand in for the
        base images, with the same programs, users and shells.

        Engine: {engine}

        | Rule | Says | The engine or the program prints | Fixed |
        |---|---|---|---|
        {string.Concat(Claims.All.OrderBy(claim => claim.ToString(), StringComparer.Ordinal).Select(Row))}
        ## Not tried

        | Rule | Why |
        |---|---|
        {string.Concat(Untried.Reasons.Select(entry => $"| {Link(entry.Key)} | {entry.Value} |\n"))}
        """;

    private static string Row(Claim claim) =>
        $"| {Link(claim.Rule)} | {SaysOf(claim.Kind)} | {EvidenceOf(claim)} | {PassesOf(claim.Kind)} |\n";

    private static string SaysOf(ClaimKind kind) => kind switch
    {
        ClaimKind.BuildFails => "the build fails",
        ClaimKind.StartFails => "the container does not start",
        _ => "the fix is safe",
    };

    private static string EvidenceOf(Claim claim) =>
        claim.Evidence.Length == 0 ? "" : $"`{claim.Evidence.Replace("\\", "").Replace("|", "\\|")}`";

    private static string PassesOf(ClaimKind kind) => kind switch
    {
        ClaimKind.BuildFails => "builds",
        ClaimKind.StartFails => "starts",
        _ => "the same image",
    };

    private static string Link(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        return $"[{id}](../src/DockerfileAnalyzers.Core/Rules/{rule.Category}/{rule.Name}.md): {rule.Title}";
    }
}
