using System.Text.Json;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Reporting;

namespace DockerfileAnalyzers.Tests.Reporting;

[TestClass]
public sealed class ReportTests : VerifyMSTest.VerifyBase
{
    [TestMethod]
    public Task The_table_reads_like_the_history_of_an_image() => Verify(TextReport.Render(SampleReport.Create()));

    [TestMethod]
    public Task The_JSON_says_all_that_the_page_says() => Verify(JsonReport.Render(SampleReport.Create()));

    [TestMethod]
    public void The_page_carries_the_same_data()
    {
        var report = SampleReport.Create();
        var page = HtmlReport.Render(report);
        var data = Regex.Match(
            page,
            "<script type=\"application/json\" id=\"data\">(.*?)</script>",
            RegexOptions.Singleline).Groups[1].Value;
        Assert.AreEqual(JsonReport.Render(report).Trim(), data.Trim());
        using var parsed = JsonDocument.Parse(data);
        Assert.AreEqual("Dockerfile", parsed.RootElement.GetProperty("dockerfile").GetString());
    }

    [TestMethod]
    public void Text_of_the_files_stays_text_in_the_page()
    {
        var page = HtmlReport.Render(SampleReport.Create(
            "FROM scratch AS \"{{script}}\"\nENV a=\"</code></script><script>alert(1)</script>\" b='x' c={{title}}\n"
                + "LABEL d=\"&amp;\"\n",
            manifest: null,
            ignoreFile: null));
        Assert.DoesNotContain("<script>alert", page);
        Assert.Contains("&lt;/script&gt;", page);
        Assert.Contains("&amp;amp;", page);
        Assert.Contains("c={{title}}", page);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("\n\n")]
    [DataRow("FROM")]
    [DataRow("RUN echo hi")]
    [DataRow("FROM $BASE\nCOPY --from=nowhere /a /b\nNONSENSE\nRUN <<EOF\necho $\n")]
    [DataRow("FROM scratch\nRUN echo \"\\ud800\" '$ ${x\n")]
    public void Every_file_has_a_report(string dockerfile)
    {
        var report = SampleReport.Create(dockerfile);
        Assert.IsNotEmpty(TextReport.Render(report));
        Assert.Contains("</html>", HtmlReport.Render(report));
        JsonDocument.Parse(JsonReport.Render(report)).Dispose();
    }

    [TestMethod]
    public void Nothing_in_it_names_folders_of_the_machine()
    {
        var report = SampleReport.Create();
        foreach (var text in new[] { TextReport.Render(report), JsonReport.Render(report), HtmlReport.Render(report) })
            Assert.DoesNotContain("/home/someone", text);
    }

    [TestMethod]
    public void Fixes_are_applied_and_the_image_is_simulated_again()
    {
        var report = SampleReport.Create();
        Assert.IsLessThan(report.Now.Image.Bytes, report.All.Image.Bytes);
        Assert.IsLessThanOrEqualTo(report.Safe.Image.Bytes, report.All.Image.Bytes);
        Assert.IsTrue(report.All.Image.IsAtLeast, "what 'cp' writes is not known");
        Assert.Contains("+RUN", report.All.Difference);
        Assert.IsLessThan(report.Now.ContextBytes!.Value, report.Safe.ContextBytes!.Value);
    }

    [TestMethod]
    public void A_new_ignore_file_counts_for_what_is_sent()
    {
        var report = SampleReport.Create("FROM scratch\nCOPY . /\n", ignoreFile: null);
        Assert.IsLessThan(report.Now.ContextBytes!.Value, report.Safe.ContextBytes!.Value);
        Assert.Contains("--- /dev/null", report.Safe.Difference);
    }

    [TestMethod]
    public void Only_what_is_copied_is_sent()
    {
        var context = SampleReport.Create("FROM scratch\nCOPY models /models\n", ignoreFile: null).Context!;
        Assert.AreEqual(205_004_000, context.SentBytes);
        Assert.AreEqual(562_013_800, context.DirectoryBytes);
    }

    [TestMethod]
    [DataRow("FROM scratch\nRUN --mount=type=bind,target=/src ls /src\n", DisplayName = "a mount")]
    [DataRow("FROM scratch\nARG FILES\nCOPY $FILES /app/\n", DisplayName = "an unknown source")]
    public void Everything_is_sent_where_it_is_not_known_what_is_used(string dockerfile) =>
        Assert.AreEqual(562_013_800, SampleReport.Create(dockerfile, ignoreFile: null).Context!.SentBytes);

    [TestMethod]
    public void A_stage_that_is_not_built_sends_nothing() => Assert.AreEqual(
        700, SampleReport.Create("FROM scratch AS old\nCOPY . /\nFROM scratch\nCOPY go.mod /\n", ignoreFile: null)
            .Context!.SentBytes);

    [TestMethod]
    public void The_layers_of_a_parent_stage_are_counted_once()
    {
        var report = SampleReport.Create("FROM debian:12-slim AS base\nRUN true\nFROM base\nCOPY go.mod /\n");
        var layers = report.ImageLayers.ToArray();
        Assert.AreEqual(report.Now.Image.Bytes, layers.Sum(layer => layer.Size.Bytes));
        Assert.AreEqual(0, layers[2].Size.Bytes);
    }

    [TestMethod]
    public void A_few_bytes_are_not_worth_a_figure()
    {
        var report = SampleReport.Create(
            "FROM scratch\nCOPY . /\n", "context\t/home/someone/shop\nf\ta.txt\t10\nd\t.git\t512\t3\n",
            ignoreFile: null);
        Assert.IsTrue(report.Findings.All(finding => finding.Effect is null));
    }

    [TestMethod]
    public void A_layer_knows_what_builds_it_again()
    {
        var report = SampleReport.Create(
            "FROM debian:12@sha256:00 AS base\nARG VERSION\nCOPY a.txt /a\nRUN curl -O https://example.org/x\n",
            "context\t/home/someone/shop\nf\ta.txt\t10\n",
            ignoreFile: null);
        var layers = report.ImageLayers.ToArray();
        Assert.AreEqual("never: a digest identifies exactly one image", layers[0].Cache.Summary);
        Assert.AreEqual("'a.txt' changes", layers[2].Cache.Summary);
        Assert.AreEqual("the files that line 3 copies change", layers[3].Cache.Summary);
        CollectionAssert.Contains(layers[3].Cache.Reasons, "the build argument VERSION changes");
        CollectionAssert.Contains(
            layers[3].Cache.Reasons, "but not when the downloaded content changes: the cache does not check it");
    }

    [TestMethod]
    public void What_is_sent_but_not_copied_is_said()
    {
        var folders = SampleReport.Create("FROM scratch\nCOPY models /models\n", ignoreFile: null).Context!.Folders;
        Assert.AreEqual(0, folders.Single(folder => folder.Path == "models/large.onnx").UnusedBytes);
        Assert.AreEqual(240_000_000, folders.Single(folder => folder.Path == ".git/").UnusedBytes);
    }

    [TestMethod]
    public void Areas_of_a_map_are_in_proportion_and_do_not_leave_it()
    {
        long[] weights = [600, 300, 200, 100, 50, 20, 1];
        var tiles = Treemap.Layout(weights, 2.4);
        for (var i = 0; i < weights.Length; i++)
        {
            Assert.AreEqual(weights[i] / 1271.0, tiles[i].Width * tiles[i].Height / 10_000, 0.001);
            Assert.IsLessThanOrEqualTo(100.02, tiles[i].Left + tiles[i].Width);
            Assert.IsLessThanOrEqualTo(100.02, tiles[i].Top + tiles[i].Height);
        }
    }
}
