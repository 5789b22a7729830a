using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>Base of the tests of one rule. Other rules do not run.</summary>
internal abstract class RuleTests<TRule>
    where TRule : Rule, new()
{
    private static readonly string s_id = new TRule().Descriptor.Id;

    /// <summary>
    /// Compares the whole marked text with what the rule finds: a missing and a superfluous finding both show. Where
    /// <paramref name="fixedTo"/> is given, the fix is applied and must remove the finding.
    /// </summary>
    /// <param name="marked">
    /// A Dockerfile with <c>[|…|]</c> around each expected finding; without one, the rule must be silent.
    /// </param>
    /// <param name="message">Of the first finding, without the size.</param>
    /// <param name="saves">Bytes of the first finding.</param>
    /// <param name="context">
    /// The build context: a path a line, a size in bytes after it; a path that ends in <c>/</c> is a folder.
    /// </param>
    /// <param name="project">Project facts: <c>Name=value</c> a line.</param>
    /// <param name="path">The name of the file under analysis.</param>
    /// <param name="history">A built image: bytes and what made them, a layer a line, from the base up.</param>
    /// <param name="scan">
    /// The findings of a scanner: <c>layer created-by</c> or <c>package layer severity count name</c> a line.
    /// </param>
    /// <param name="config">One setting, <c>key = value</c>.</param>
    /// <param name="fix">The title of the first finding's fix; empty: it has none.</param>
    protected static void Verify(
        string marked, string? message = null, long? saves = null, string? fixedTo = null, FixSafety? safety = null,
        string? dockerignore = null,
        string? context = null,
        string? project = null,
        string path = "/src/Dockerfile",
        string? newFile = null,
        string? dockerfile = null,
        string? config = null,
        string? history = null,
        string? scan = null,
        string? fix = null)
    {
        var (text, spans) = Markup.Parse(marked);
        var input = TestInput.Create(path, text, dockerignore, context, project, dockerfile) with
        {
            BuiltImage = TestInput.ParseImage(history),
            Vulnerabilities = TestInput.ParseScan(scan),
        };
        if (config is not null)
            input = input with { Config = TestInput.ParseConfig(config) };
        var findings = Analyze(input);
        Assert.AreEqual(
            Markup.Render(text, spans),
            Markup.Render(text, findings.Select(finding => finding.Span)),
            string.Join("\n", findings.Select(finding => finding.Message)));
        if (message is not null)
            Assert.AreEqual(message, findings[0].Message.Split(" (≈")[0]);
        if (saves is not null)
            Assert.AreEqual(saves, findings[0].SavesBytes);
        if (newFile is not null)
            Assert.AreEqual(newFile.Trim(), findings[0].Fix!.NewFiles.Single().Text.Trim());
        if (fix is not null)
            Assert.AreEqual(fix, findings[0].Fix?.Title ?? "");
        if (safety is not null && fix is not "")
            Assert.AreEqual(safety, findings[0].Fix?.Safety);

        if (fixedTo is null)
            return;

        Assert.IsNotNull(findings[0].Fix, "the finding has no fix");
        var result = FixApplier.Apply(input with { AllRules = true }, finding => finding.Rule.Id == s_id);
        Assert.AreEqual(fixedTo, result.Text);
        var left = Analyze(input with { File = new SourceFile(path, result.Text) });
        Assert.IsTrue(left.All(finding => finding.Fix is null), "the fix did not remove its finding");
    }

    private static ImmutableArray<Finding> Analyze(AnalysisInput input)
    {
        var findings = RuleEngine.Analyze(input with { AllRules = true });
        var failed = findings.FirstOrDefault(finding => finding.Rule.Id == "DFA0000");
        Assert.IsNull(failed, failed?.Message);
        return findings.Where(finding => finding.Rule.Id == s_id && !finding.IsSuppressed).ToImmutableArray();
    }
}
