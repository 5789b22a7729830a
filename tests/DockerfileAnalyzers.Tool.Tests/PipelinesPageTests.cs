using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Tests;

/// <summary><c>docs/ci.md</c> shows what <c>init</c> creates and what the action takes.</summary>
[TestClass]
public sealed partial class PipelinesPageTests
{
    private static readonly string s_path = Path.Combine(Schemas.RepositoryRoot, "docs", "ci.md");

    [TestMethod]
    public void Pipelines_and_inputs_are_current()
    {
        var page = File.ReadAllText(s_path).ReplaceLineEndings("\n");
        using var folder = new TemporaryFolder();
        ToolRun.In(folder, "init", "--ci", "gitlab", "--ci", "azure");

        var current = Template().Replace(page, match =>
        {
            var path = match.Groups["service"].Value is "gitlab" ? ".gitlab/dockerfiles.yml"
                : "azure-pipelines.dockerfiles.yml";
            return match.Groups["start"].Value + File.ReadAllText(folder[path]) + "```\n";
        });
        current = Inputs().Replace(current, match =>
            match.Groups["start"].Value + DescribeInputs() + "<!-- /generated -->");

        if (Environment.GetEnvironmentVariable("DFA_UPDATE") == "1")
            File.WriteAllText(s_path, current);
        Assert.AreEqual(current, File.ReadAllText(s_path).ReplaceLineEndings("\n"), "run the tests with DFA_UPDATE=1");
    }

    [TestMethod]
    public void Workflows_give_the_action_only_inputs_that_it_has()
    {
        var inputs = ReadInputs().Select(input => input.Key.ToString()).ToArray();
        var given = With().Matches(File.ReadAllText(s_path).ReplaceLineEndings("\n")).SelectMany(match =>
            match.Groups["input"].Captures.Select(capture => capture.Value)).Distinct().ToArray();

        Assert.IsNotEmpty(given);
        CollectionAssert.IsSubsetOf(given, inputs);
    }

    [TestMethod]
    public void The_version_of_the_action_and_of_the_examples_is_that_of_the_tool()
    {
        using var folder = new TemporaryFolder();
        var version = ToolRun.In(folder, "--version").Output.Split('+')[0].Trim();

        Assert.AreEqual(
            version, ReadInputs().Single(input => input.Key.ToString() == "version").Value["default"].ToString());
        foreach (Match match in Versions().Matches(File.ReadAllText(s_path)))
            Assert.AreEqual(version, match.Groups[1].Value, match.Value);
    }

    [TestMethod]
    public void The_Dockerfile_of_the_tool_has_no_findings()
    {
        var run = ToolRun.InFolder(Schemas.RepositoryRoot, "lint", "Dockerfile", ".dockerignore");

        Assert.AreEqual((0, "No findings in 2 files.\n"), (run.ExitCode, run.Output));
    }

    private static string DescribeInputs()
    {
        var table = new StringBuilder("| input | description | default |\n|---|---|---|\n");
        foreach (var (name, input) in ReadInputs())
        {
            var value = input["default"].ToString();
            table.Append($"| `{name}` | {input["description"]} | {(value.Length == 0 ? "" : $"`{value}`")} |\n");
        }

        return table.ToString();
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> ReadInputs()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Schemas.RepositoryRoot, "action.yml"))));
        return ((YamlMappingNode)yaml.Documents[0].RootNode["inputs"]).Children;
    }

    [GeneratedRegex(@"(?<start><!-- template: (?<service>\w+) -->\n```yaml\n).*?^```\n",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Template();

    [GeneratedRegex(@"(?<start><!-- generated: inputs -->\n).*?<!-- /generated -->", RegexOptions.Singleline)]
    private static partial Regex Inputs();

    [GeneratedRegex(@"uses: OWNER/\S+\n +with:\n(?: {10}(?<input>[\w-]+): .*\n)+")]
    private static partial Regex With();

    [GeneratedRegex(@"(?:DockerfileAnalyzers@v|#v|rev: v|--version )(\d\S*)")]
    private static partial Regex Versions();
}
