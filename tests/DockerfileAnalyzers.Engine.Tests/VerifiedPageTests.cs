using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// <c>docs/verified.md</c>: what was tried and is true. With <c>DFA_UPDATE=1</c> it is
/// written, once all that is new in it was tried.
/// </summary>
[TestClass]
internal sealed class VerifiedPageTests
{
    private static readonly string s_path = Path.Combine(Repository.Root, "docs", "verified.md");

    public static IEnumerable<object[]> Failing => IdsOf(SaysThatItFails);

    [TestMethod]
    [DynamicData(nameof(Failing))]
    public void A_rule_that_says_that_something_fails_is_tried_or_says_why_not(string id) =>
        VerifyIsTriedOrSaysWhyNot(id);

    public static IEnumerable<object[]> Fixed => IdsOf(HasSafeFix);

    [TestMethod]
    [DynamicData(nameof(Fixed))]
    public void A_rule_with_a_safe_fix_is_tried_or_says_why_not(string id) =>
        VerifyIsTriedOrSaysWhyNot(id);

    private static IEnumerable<object[]> IdsOf(Func<RulePage, bool> isWanted) => RuleCatalog.All
        .Select(rule => RulePage.Of(rule.Descriptor)).Where(isWanted).Select(page => new object[] { page.Rule.Id });

    private static void VerifyIsTriedOrSaysWhyNot(string id) => Assert.IsTrue(
        Untried.Reasons.ContainsKey(id) != (Claims.All.Any(claim => claim.Rule == id)
            || CodeClaims.All.Any(claim => claim.Rule == id)), "either a claim or a reason");

    [TestMethod]
    public void The_page_lists_what_is_tried()
    {
        if (Repository.IsUpdating)
            return;
        var page = Read();
        Assert.AreEqual(
            Write(EngineOf(page)), page, "docs/verified.md is stale: run the tests of this project with DFA_UPDATE=1");
    }

    // The words of a rule change more often than what it says.
    private static string WithoutTitles(string rows) => Regex.Replace(rows, @"(\.md\)): (\\.|[^|\\\n])*\|", "$1 |");

    private static string Read() => File.Exists(s_path) ? File.ReadAllText(s_path) : "";

    private static string EngineOf(string page) =>
        Regex.Match(page, "(?<=^Engine: ).*$", RegexOptions.Multiline).Value;

    [AssemblyCleanup]
    public static async Task CleanUpAsync()
    {
        await WriteWhatIsTrueAsync();
        await DockerEngine.StopAsync();
    }

    private static async Task WriteWhatIsTrueAsync()
    {
        var page = Read();
        var tried = WithoutTitles(page);
        if (!Repository.IsUpdating || !Claims.All.All(claim => ClaimTests.Confirmed.ContainsKey(claim)
            || tried.Contains(WithoutTitles(Row(claim)), StringComparison.Ordinal)))
            return;
        var engine = EngineOf(page);
        if (!ClaimTests.Confirmed.IsEmpty)
            engine = "Docker " + await (await DockerEngine.GetAsync())
                .GetAsync("version", "--format", "{{.Server.Version}}");
        await File.WriteAllTextAsync(s_path, Write(engine));
    }

    // In its messages, or to those who sort findings by what they lead to.
    private static bool SaysThatItFails(RulePage page) =>
        page.Rule.Consequence is Consequence.BuildFails or Consequence.StartFails
        || page.GetExamples("Violation").SelectMany(page.Find)
            .Any(finding => Regex.IsMatch(finding.Message, @"\b(fails|(does|will) not start)\b"));

    // Of a Dockerfile: those of ignore files change what is sent.
    private static bool HasSafeFix(RulePage page) => page.GetExamples("Violation").Zip(page.GetExamples("Fixed"))
        .Where(pair => pair.First.Path.EndsWith("Dockerfile", StringComparison.Ordinal))
        .SelectMany(pair => page.Find(pair.First))
        .Any(finding => finding.Fix is { Safety: FixSafety.Safe });

    private static string Write(string engine) => $"""
        # What a Docker engine confirms

        The tests in `tests/DockerfileAnalyzers.Engine.Tests` run the examples of the rule pages with a Docker engine.
        If a rule states that a build fails or that a container does not start, the violation must fail as the rule
        states, and the fixed or compliant example must pass. If a fix is safe, the image must have the same files and
        the same configuration after the fix, and must start in the same way. Local images with the same programs,
        users and shells replace the base images.

        Engine: {engine}

        ## Failures

        | Rule | Example | The rule says | What shows it | Fixed |
        |---|---|---|---|---|
        {Rows(claim => claim.Kind is not ClaimKind.SameImage)}
        ## Safe fixes

        | Rule | Example | After the fix |
        |---|---|---|
        {Rows(claim => claim.Kind is ClaimKind.SameImage)}
        ## Code

        One program makes all calls; its argument selects the call. It runs as user 1654 in the image of each row.

        | Rule | Image | Call that fails | What shows it | Passes |
        |---|---|---|---|---|
        {string.Concat(CodeClaims.All.Select(Row))}
        ## Not tried

        | Rule | Why |
        |---|---|
        {string.Concat(Untried.Reasons.Select(entry => $"| {Link(entry.Key)} | {entry.Value} |\n"))}
        """;

    private static string Rows(Func<Claim, bool> isWanted) => string.Concat(
        Claims.All.Where(isWanted).OrderBy(claim => claim.ToString(), StringComparer.Ordinal).Select(Row));

    private static string Row(Claim claim) => claim.Kind is ClaimKind.SameImage
        ? $"| {Link(claim.Rule)} | {claim.Example} | the same image{Except(claim.Changes)} |\n"
        : $"| {Link(claim.Rule)} | {claim.Example} | {SaysOf(claim.Kind)} | {Code(claim.Evidence)} "
            + $"| {PassesOf(claim.Kind)} |\n";

    private static string Row(CodeClaim claim) =>
        $"| {Link(claim.Rule)} | {Short(claim.Image)} | {CallOf(claim)} | {Code(claim.Evidence)} "
            + $"| {PassingOf(claim)} |\n";

    private static string CallOf(CodeClaim claim) =>
        Code(claim.Violation) + (claim.Options.Length == 0 ? "" : $" with {Code(claim.Options)}");

    private static string PassingOf(CodeClaim claim) => string.Join(", ", new[]
    {
        claim.Passing is { } code ? Code(code) : "", claim.PassingPrepare is { Length: > 0 } added ? Code(added) : "",
        claim.PassingImage == claim.Image ? "" : $"in {Short(claim.PassingImage)}",
        claim.PassingOptions == claim.Options ? "" : $"with {Code(claim.PassingOptions)}",
    }.Where(part => part.Length > 0));

    private static string Short(string image) => $"`{image[(image.LastIndexOf('/') + 1)..]}`";

    private static string Except(string changes) => changes.Length == 0 ? "" : " but for " + Code(changes);

    private static string SaysOf(ClaimKind kind) => kind switch
    {
        ClaimKind.BuildFails => "the build fails",
        ClaimKind.StartFails => "the container does not start",
        ClaimKind.FailureIsLost => "a failure is ignored",
        ClaimKind.Unhealthy => "the container is never healthy",
        ClaimKind.SameStart => "two stages behave the same",
        _ => "it does something else",
    };

    private static string PassesOf(ClaimKind kind) => kind switch
    {
        ClaimKind.BuildFails => "builds",
        ClaimKind.StartFails => "starts",
        ClaimKind.FailureIsLost => "fails",
        ClaimKind.Unhealthy => "is healthy",
        ClaimKind.SameStart => "starts the same",
        _ => "does not",
    };

    private static string Code(string pattern) => pattern.Length == 0 ? ""
        : $"`{Regex.Replace(pattern, @"\s*\n\s*", " ").Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Link(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        return $"[{id}](../src/DockerfileAnalyzers.Core/Rules/{rule.Category}/{rule.Name}.md): "
            + rule.Title.Replace("\\", "\\\\").Replace("|", "\\|");
    }
}
