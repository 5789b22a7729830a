using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tests;

[TestClass]
public sealed partial class FormatSchemaTests
{
    // Characters that end a string, a line, an element or a command in some format, and some that are not text at all.
    private static readonly string[] s_pieces =
    [
        "]]>", "<", ">", "&", "&amp;", "\"", "'", "%", "%0A", "\n", "\r\n", "\r", "::", "::error::", ":", ",", ";", "]",
        "##[error]", "##vso[task.setvariable variable=x]y", "|", "`", "\\", "[red]", "[/]", "{0}", "$(x)", "<!--",
        "-->",
        "\t", "\0", "\x1b[31m", "\x7f", "\x9b", "\u202e", "\u2028", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00",
        "😀", "👩‍👩‍👧", "é", "日本語", "ｱ", " ", "/", "..", "#", "?", "@team", "a", "RUN",
    ];

    private static IEnumerable<string> Texts
    {
        get
        {
            var random = new Random(14);
            foreach (var piece in s_pieces)
                yield return piece;
            for (var i = 0; i < 150; i++)
                yield return string.Concat(random.GetItems(s_pieces, random.Next(2, 12)));
            yield return string.Concat(Enumerable.Repeat("very long 😀 ", 100));
        }
    }

    [TestMethod]
    public void Every_format_is_valid_for_a_sample_with_everything() => AssertValid(FormatSample.Create());

    [TestMethod]
    public void Every_format_is_valid_where_nothing_was_found() =>
        AssertValid(new LintReport(new LintResult([], []), "/repo") { Root = "/repo", HasStatistics = true });

    [TestMethod]
    public void Every_format_is_valid_whatever_a_file_contains()
    {
        foreach (var text in Texts)
            AssertValid(FormatSample.CreateWith(text));
    }

    [TestMethod]
    public void Messages_are_read_back_as_they_were()
    {
        foreach (var text in Texts.Where(text => !LoneSurrogate().IsMatch(text)))
        {
            var report = FormatSample.CreateWith(text);
            var json = Schemas.AssertJson(Schemas.Results, FormatSample.Render("json", report));
            var sarif = Schemas.AssertJson(Schemas.Sarif, FormatSample.Render("sarif", report));
            Assert.AreEqual(text, (string?)json["files"]![0]!["findings"]![0]!["message"]);
            Assert.AreEqual(text, (string?)sarif["runs"]![0]!["results"]![0]!["message"]!["text"]);
            Assert.AreEqual(text, Unescape(FormatSample.Render("github", report), "%25"));
            Assert.AreEqual(text, Unescape(FormatSample.Render("azure", report), "%AZP25"));
        }
    }

    [TestMethod]
    public void Every_rule_is_described_by_its_page()
    {
        var file = new SourceFile("/repo/Dockerfile", "FROM x\n");
        var findings = RuleCatalog.Descriptors.Select(rule => new Finding(rule, default, "Message", Severity.Info));
        var report = new LintReport(
            new LintResult([new FileResult(file, "Dockerfile", [.. findings])], []), "/repo") { Root = "/repo" };

        var sarif = Schemas.AssertJson(Schemas.Sarif, FormatSample.Render("sarif", report));

        foreach (var rule in sarif["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray())
        {
            var (title, description) = ((string)rule!["shortDescription"]!["text"]!,
                (string)rule["fullDescription"]!["markdown"]!);
            Assert.AreNotEqual(title, description, $"{rule["id"]}");
            Assert.DoesNotContain("[|", (string)rule["help"]!["markdown"]!, $"{rule["id"]}");
            StringAssert.StartsWith((string)rule["help"]!["markdown"]!, $"# {rule["id"]}: ");
        }
    }

    [TestMethod]
    public void Ten_thousand_findings_are_all_there()
    {
        var file = new SourceFile("/repo/Dockerfile", string.Concat(Enumerable.Repeat("RUN a\n", 10_000)));
        var findings = Enumerable.Range(0, 10_000).Select(line =>
            new Finding(FormatSample.Rule, new TextSpan(line * 6, 3), "Message", Severity.Warning));
        var report = new LintReport(
            new LintResult([new FileResult(file, "Dockerfile", [.. findings])], []), "/repo") { Root = "/repo" };

        Assert.HasCount(10_000, JsonNode.Parse(FormatSample.Render("gitlab", report))!.AsArray()
            .Select(issue => (string?)issue!["fingerprint"]).Distinct());
        Assert.HasCount(
            10_000, JsonNode.Parse(FormatSample.Render("sarif", report))!["runs"]![0]!["results"]!.AsArray());
        Assert.IsLessThan(1 << 20, FormatSample.Render("markdown", report).Length);
    }

    [TestMethod]
    public void The_schemas_refuse_what_they_do_not_describe()
    {
        Assert.Throws<AssertFailedException>(() => Schemas.AssertJson(Schemas.Results, """{"version": 2}"""));
        Assert.Throws<AssertFailedException>(() => Schemas.AssertJson(Schemas.Sarif, """{"version": "2.1.0"}"""));
        Assert.Throws<AssertFailedException>(() => Schemas.AssertJson(Schemas.GitLab, """[{"severity": "bad"}]"""));
        Assert.Throws<XmlSchemaException>(() => Schemas.AssertXml("junit.xsd", "<testsuites/>"));
        Assert.Throws<XmlSchemaException>(() => Schemas.AssertXml("checkstyle.xsd", "<checkstyle><x/></checkstyle>"));
    }

    private static void AssertValid(LintReport report)
    {
        var findings = report.Reported.Count();
        var json = Schemas.AssertJson(Schemas.Results, FormatSample.Render("json", report));
        var sarif = Schemas.AssertJson(Schemas.Sarif, FormatSample.Render("sarif", report));
        var gitLab = Schemas.AssertJson(Schemas.GitLab, FormatSample.Render("gitlab", report));
        var junit = Schemas.AssertXml("junit.xsd", FormatSample.Render("junit", report));
        var checkstyle = Schemas.AssertXml("checkstyle.xsd", FormatSample.Render("checkstyle", report));

        Assert.AreEqual(findings, json["files"]!.AsArray().Sum(file => file!["findings"]!.AsArray()
            .Count(finding => !(bool)finding!["suppressed"]!)));
        Assert.AreEqual(findings, sarif["runs"]![0]!["results"]!.AsArray()
            .Count(result => result!["suppressions"] is null));
        Assert.HasCount(findings, gitLab.AsArray());
        Assert.AreEqual(findings, junit.SelectNodes("//failure | //skipped")!.Count);
        Assert.AreEqual(findings, checkstyle.SelectNodes("//error")!.Count);
        Assert.AreEqual(junit.SelectNodes("//testcase")!.Count, GetNumber(junit, "tests"));
        Assert.AreEqual(junit.SelectNodes("//failure")!.Count, GetNumber(junit, "failures"));
        AssertLines(report, "github", findings, GitHubLine());
        AssertLines(report, "azure", findings, AzureLine());
        AssertSafe(FormatSample.Render("human", report));
        AssertSafe(FormatSample.Render("concise", report));
    }

    private static int GetNumber(XmlDocument document, string attribute) =>
        int.Parse(document.DocumentElement!.GetAttribute(attribute), System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertLines(LintReport report, string format, int findings, Regex line)
    {
        var lines = FormatSample.Render(format, report).Split('\n')[..^1];
        Assert.HasCount(findings + report.Result.Problems.Length, lines);
        foreach (var text in lines)
            Assert.IsTrue(line.IsMatch(text), text);
    }

    // Neither a terminal nor a runner of a pipeline takes any of it for an order.
    private static void AssertSafe(string text) => Assert.IsFalse(
        text.Any(letter => char.IsControl(letter) && letter != '\n') || text.Contains('\u202e')
            || text.Contains("##[", StringComparison.Ordinal) || text.Contains("##vso[", StringComparison.Ordinal)
            || text.Split('\n').Any(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)), text);

    private static string Unescape(string lines, string percent) => Message().Match(lines).Groups[1].Value
        .Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace(percent, "%", StringComparison.Ordinal);

    [GeneratedRegex(@"\A(?:::warning .*?::|##vso\[.*?\])(.*)\n")]
    private static partial Regex Message();

    [GeneratedRegex(@"^::(?:error|warning|notice) file=[^,:\r\n]*(?:,\w+=[^,:\r\n]*)*::[^\r\n]*$")]
    private static partial Regex GitHubLine();

    [GeneratedRegex(
        @"^(?:##vso\[task\.logissue type=(?:error|warning);(?:\w+=[^;\]\r\n]*;)+\]|\S+:\d+:\d+: info )[^\r\n]*$")]
    private static partial Regex AzureLine();

    [GeneratedRegex(@"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    private static partial Regex LoneSurrogate();
}
