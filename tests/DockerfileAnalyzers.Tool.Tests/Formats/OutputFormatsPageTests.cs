using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Tool.Formats;

namespace DockerfileAnalyzers.Tests;

/// <summary>The examples in the documentation are what the tool writes.</summary>
[TestClass]
public sealed partial class OutputFormatsPageTests
{
    private const string Formats = "docs/output-formats.md";

    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestMethod]
    [DataRow(Formats)]
    [DataRow("src/DockerfileAnalyzers.Tool/PACKAGE.md")]
    public void Examples_are_current(string path)
    {
        var page = Read(path);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".git"]);
        File.WriteAllText(folder["Dockerfile"], Dockerfile().Match(page).Groups[1].Value);

        var current = Example().Replace(page, match =>
        {
            var format = match.Groups["format"].Value;
            return match.Groups["start"].Value + Run(folder, format).TrimEnd('\n') + "\n```\n";
        });

        if (Environment.GetEnvironmentVariable("DFA_UPDATE") == "1")
            File.WriteAllText(Path.Combine(Schemas.RepositoryRoot, path), current);
        Assert.AreEqual(current, page, "run the tests with DFA_UPDATE=1");
    }

    [TestMethod]
    public void Every_format_has_a_section_and_an_example()
    {
        var page = Read(Formats);
        foreach (var name in OutputFormat.Names)
        {
            StringAssert.Contains(page, $"\n## {name}\n");
            StringAssert.Contains(page, $"\n<!-- example: {name} -->\n");
        }
    }

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(Schemas.RepositoryRoot, path)).ReplaceLineEndings("\n");

    private static string Run(TemporaryFolder folder, string format)
    {
        var output = ToolRun.In(folder, "lint", "-f", format).Output;
        return format != "sarif" ? output
            : JsonNode.Parse(output)!["runs"]![0]!["results"]![1]!.ToJsonString(s_readable);
    }

    [GeneratedRegex(@"```dockerfile\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Dockerfile();

    [GeneratedRegex(@"(?<start><!-- example: (?<format>\w+) -->\n```\w*\n).*?^```\n",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();
}
