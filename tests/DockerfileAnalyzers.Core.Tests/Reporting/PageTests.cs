using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Reporting;

namespace DockerfileAnalyzers.Tests.Reporting;

/// <summary>The page in a real browser, in a frame as wide as a phone or a desk.</summary>
[TestClass]
public sealed class PageTests
{
    // Listens before anything else of the page runs.
    private const string Listen = """
        <script>
        parent.errors = [];
        addEventListener("error", event => parent.errors.push(event.message));
        addEventListener("securitypolicyviolation", event => parent.errors.push(event.blockedURI));
        console.error = console.warn = (...words) => parent.errors.push(words.join(" "));
        </script>
        """;

    private const string Probe = """
        <script>
        onload = () => {
          const frame = document.querySelector("iframe"), page = frame.contentDocument, view = frame.contentWindow;
          const overflow = () => page.documentElement.scrollWidth - page.documentElement.clientWidth;
          const closed = overflow();
          const layer = [...page.querySelectorAll(".layer")].find(layer => layer.textContent.includes("imagemagick"));
          layer.querySelector("summary").click();
          const lit = [...page.querySelectorAll(".line.lit")].map(line => line.id);
          const isOpen = layer.querySelector("details").open;
          page.querySelector("#L17 .no").click();
          const litByLine = [...page.querySelectorAll(".line.lit")].map(line => line.id);
          const activeLine = page.querySelector(".layer.active").dataset.line;
          view.dispatchEvent(new view.Event("beforeprint"));
          const openOnPaper = page.querySelectorAll("details:not([open])").length;
          const opened = overflow();
          view.dispatchEvent(new view.Event("afterprint"));
          const ids = [...page.querySelectorAll("[id]")].map(element => element.id);
          const broken = [...page.querySelectorAll("a[href^='#']")]
            .filter(link => !page.getElementById(link.hash.slice(1))).map(link => link.hash);
          const unnamed = [...page.querySelectorAll("svg, [role=img], [role=region]")]
            .filter(element => !element.getAttribute("aria-label")).length;
          const tables = [...page.querySelectorAll("table")]
            .filter(table => !table.caption || !table.querySelector("th[scope]")).length;
          document.body.textContent = JSON.stringify({
            errors, requests: view.performance.getEntriesByType("resource").length,
            closed, opened, lit, isOpen, litByLine, activeLine, openOnPaper,
            repeated: ids.length - new Set(ids).size, broken, unnamed, tables,
            landmarks: ["header", "nav", "main", "footer", "h1"]
              .filter(name => page.querySelectorAll("body " + name).length === 1).length,
          });
        };
        </script>
        """;

    [TestMethod]
    [DataRow(390)]
    [DataRow(768)]
    [DataRow(1280)]
    public void It_works_by_itself_and_fits_at_every_width(int width)
    {
        if (Chromium.Path is null)
            Assert.Inconclusive(
                "Chromium is not installed: the page was not opened. On Debian: apt-get install chromium");
        var result = Open(HtmlReport.Render(SampleReport.Create()), width);
        Assert.AreEqual("", string.Join("\n", Strings(result, "errors")), "errors in the console");
        Assert.AreEqual(0, result.GetProperty("requests").GetInt32(), "requests");
        Assert.AreEqual(0, result.GetProperty("closed").GetInt32(), "pixels beyond the edge");
        Assert.AreEqual(0, result.GetProperty("opened").GetInt32(), "pixels beyond the edge with all layers open");
        CollectionAssert.AreEqual(new[] { "L13", "L14", "L15" }, Strings(result, "lit"), "a layer lights up its lines");
        Assert.IsTrue(result.GetProperty("isOpen").GetBoolean());
        CollectionAssert.AreEqual(new[] { "L17" }, Strings(result, "litByLine"), "a line lights up");
        Assert.AreEqual("17", result.GetProperty("activeLine").GetString(), "a line leads to its layer");
        Assert.AreEqual(0, result.GetProperty("openOnPaper").GetInt32(), "closed on paper");
        Assert.AreEqual(0, result.GetProperty("repeated").GetInt32(), "ids that are there twice");
        Assert.IsEmpty(Strings(result, "broken"), "links that lead nowhere");
        Assert.AreEqual(0, result.GetProperty("unnamed").GetInt32(), "graphics and regions without a name");
        Assert.AreEqual(0, result.GetProperty("tables").GetInt32(), "tables without caption or scope");
        Assert.AreEqual(5, result.GetProperty("landmarks").GetInt32(), "landmarks");
    }

    private static JsonElement Open(string page, int width)
    {
        var framed = page.Replace("<head>", "<head>" + Listen);
        var dom = Chromium.DumpDom(
            $"<!doctype html><meta charset=\"utf-8\"><body>{Probe}<iframe width=\"{width}\" height=\"900\" "
                + $"srcdoc=\"{WebUtility.HtmlEncode(framed)}\"></iframe>");
        var json = WebUtility.HtmlDecode(
            Regex.Match(dom, @"<body[^>]*>(\{.*\})", RegexOptions.Singleline).Groups[1].Value);
        Assert.AreNotEqual("", json, dom[..Math.Min(dom.Length, 2000)]);
        return JsonDocument.Parse(json).RootElement;
    }

    private static string[] Strings(JsonElement result, string name) =>
        result.GetProperty(name).EnumerateArray().Select(item => item.GetString()!).ToArray();
}
