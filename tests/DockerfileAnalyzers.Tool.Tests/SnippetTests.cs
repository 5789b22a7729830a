using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Commands;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// Every code block of the documentation is executed, as far as it is about this product, or says why it is not: in a
/// comment <c>not executed: the reason</c> before it.
/// </summary>
[TestClass]
public sealed partial class SnippetTests
{
    private static readonly string s_root = Schemas.RepositoryRoot;

    // Snippets that the tests of these pages generate, or compare with the output of the tool.
    private static readonly string[] s_checkedElsewhere = ["template: ", "example: "];

    private static readonly string[] s_properties = ["Project", "ContinuousIntegrationBuild", "TreatWarningsAsErrors"];

    public static IEnumerable<object[]> Pages => Directory.EnumerateFiles(s_root, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(s_root, "docs"), "*.md"))
        .Append(Path.Combine(s_root, "src", "DockerfileAnalyzers.Tool", "PACKAGE.md"))
        .Concat(Directory.EnumerateFiles(Path.Combine(s_root, "editors"), "README.md", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal)))
        .Select(path => new object[] { Path.GetRelativePath(s_root, path).Replace('\\', '/') });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Code_blocks_do_what_they_say(string page)
    {
        var text = File.ReadAllText(Path.Combine(s_root, page)).ReplaceLineEndings("\n");
        foreach (Match block in Block().Matches(text))
        {
            var place = $"{page}:{text[..block.Index].Count(letter => letter == '\n') + 1}";
            var comment = block.Groups["comment"].Value;
            if (comment.StartsWith("not executed: ", StringComparison.Ordinal))
                Assert.IsGreaterThan(20, comment.Length, $"{place}: no reason");
            else if (!s_checkedElsewhere.Any(kind => comment.StartsWith(kind, StringComparison.Ordinal))
                && !IsGenerated(text, block.Index))
                Check(place, block.Groups["language"].Value, block.Groups["body"].Value);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Commands_in_sentences_are_ones_that_exist(string page)
    {
        var text = File.ReadAllText(Path.Combine(s_root, page));
        foreach (Match code in InlineCommand().Matches(CodeBlocks().Replace(text, "")))
            CheckCommand($"{page}: {code.Value}", code.Groups["command"].Value);
    }

    private static bool IsGenerated(string text, int index) => text.LastIndexOf("<!-- generated", index,
        StringComparison.Ordinal) > text.LastIndexOf("<!-- /generated", index, StringComparison.Ordinal);

    private static void Check(string place, string language, string body)
    {
        switch (language)
        {
            case "sh" or "bash" or "shell":
                foreach (var line in body.Split('\n'))
                    CheckCommand(place, line);
                break;
            case "xml":
                CheckXml(place, body);
                break;
            case "ini":
                AssertNoProblems(place, (".editorconfig", "root = true\n" + body));
                break;
            case "yaml" when body.StartsWith("# .pre-commit", StringComparison.Ordinal):
                var hooks = File.ReadAllText(Path.Combine(s_root, ".pre-commit-hooks.yaml"));
                foreach (Match hook in HookId().Matches(body))
                    StringAssert.Contains(hooks, hook.Value, place);
                break;
            case "yaml" when body.StartsWith("# dockerfile-analyzers.yaml", StringComparison.Ordinal)
                || body.StartsWith("# yaml-language-server", StringComparison.Ordinal):
                AssertNoProblems(place, ("dockerfile-analyzers.yaml", body), ("eng/dockerfiles.baseline", ""));
                break;
            case "yaml":
                CheckPipeline(place, body);
                break;
            case "json":
                CheckServer(place, JsonDocument.Parse(body).RootElement);
                break;
            case "dockerfile":
                CheckDockerfile(place, body);
                break;
            case "text" when body.StartsWith("# Baseline", StringComparison.Ordinal):
                Assert.HasCount(2, Baseline.Parse("x", body.Replace("…\n", "", StringComparison.Ordinal)).Entries);
                break;
            // The test of the findings in the documentation compares them with those of the pages of the rules.
            case "text" when body.Split('\n').All(line => line.Length == 0 || Finding().IsMatch(line)):
                break;
            case "text" when body.StartsWith("Dockerfile: ", StringComparison.Ordinal):
                CheckReport(place, body);
                break;
            default:
                Assert.Fail($"{place}: nothing executes this block ('{language}')");
                break;
        }
    }

    private static void CheckCommand(string place, string line)
    {
        line = TrailingComment().Replace(line, "").Trim();
        if (line.Length == 0)
            return;
        foreach (var part in line.Split(" && "))
        {
            var words = Word().Matches(Redirection().Replace(part.Split(" | ")[0], ""))
                .Select(match => match.Value.Trim('"')).ToArray();
            switch (words)
            {
                case [var name, .. var arguments] when Path.GetFileName(name) == "dockerfile-analyzers":
                    using (var folder = new TemporaryFolder())
                    {
                        var parsed = ToolCommand.Create(ToolRun.CreateHost(folder)).Parse(arguments);
                        Assert.IsEmpty(parsed.Errors.Select(error => error.Message), $"{place}: {part}");
                    }

                    break;
                case ["dotnet", "build" or "pack" or "run" or "test", .. var arguments]:
                    CheckBuild(place, arguments);
                    break;
                case ["dotnet", "tool", "install", .., var package]:
                    Assert.AreEqual("DockerfileAnalyzers.Tool", package, place);
                    break;
                // The output of another program.
                case ["git", "diff"]:
                case [var script] when File.Exists(Path.Combine(s_root, script)):
                    break;
                default:
                    Assert.Fail($"{place}: nothing executes '{part}'");
                    break;
            }
        }
    }

    private static void CheckBuild(string place, string[] arguments)
    {
        var targets = XDocument.Load(Path.Combine(
            s_root, "nuget", "DockerfileAnalyzers", "build", "DockerfileAnalyzers.targets"))
            .Descendants("Target").Select(target => target.Attribute("Name")!.Value).ToArray();
        foreach (var argument in arguments)
        {
            if (argument.StartsWith("-t:", StringComparison.Ordinal))
                CollectionAssert.Contains(targets, argument[3..], place);
            else if (argument.StartsWith("-p:", StringComparison.Ordinal))
                CheckProperty(place, argument[3..].Split('=', 2) is [var name, var value] ? (name, value) : default);
            else if (argument.Contains('/', StringComparison.Ordinal) && !argument.StartsWith("path/",
                StringComparison.Ordinal))
                Assert.IsTrue(Path.Exists(Path.Combine(s_root, argument)), $"{place}: {argument}");
        }
    }

    private static void CheckProperty(string place, (string Name, string Value) property)
    {
        if (s_properties.Contains(property.Name))
            return;
        var setting = SettingCatalog.All.SingleOrDefault(setting =>
            setting.Place == SettingPlace.Property && setting.Name == property.Name);
        Assert.IsNotNull(setting, $"{place}: {property.Name}");
        Assert.IsNull(setting.Kind.FindProblem(property.Value), $"{place}: {property}");
    }

    private static void CheckXml(string place, string body)
    {
        foreach (var element in XElement.Parse($"<Project>{body}</Project>").Descendants()
            .Where(element => element.Name != "ItemGroup" && element.Name != "PropertyGroup"))
        {
            if (element.Name == "PackageReference")
            {
                Assert.AreEqual("DockerfileAnalyzers", element.Attribute("Include")!.Value, place);
                Assert.AreEqual(ProductInfo.Version, element.Attribute("Version")!.Value, place);
            }
            else if (element.Name == "Import")
            {
                var path = element.Attribute("Project")!.Value.Replace(
                    $"$(NuGetPackageRoot)dockerfileanalyzers/{ProductInfo.Version}", "nuget/DockerfileAnalyzers",
                    StringComparison.Ordinal);
                Assert.IsTrue(File.Exists(Path.Combine(s_root, path)), $"{place}: {path}");
            }
            else if (element.HasAttributes)
            {
                Assert.IsTrue(SettingCatalog.All.Any(setting => setting.Place == SettingPlace.Item
                    && setting.Name == element.Name.LocalName), $"{place}: {element.Name}");
                foreach (var metadata in element.Attributes().Where(attribute => attribute.Name != "Include"))
                    Assert.IsTrue(SettingCatalog.All.Any(setting => setting.Place == SettingPlace.Metadata
                        && setting.Name == metadata.Name.LocalName), $"{place}: {metadata.Name}");
            }
            else
            {
                CheckProperty(place, (element.Name.LocalName, element.Value));
            }
        }
    }

    private static void AssertNoProblems(string place, params (string Name, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in files.Prepend(("Dockerfile", "FROM debian:12\n")))
            File.WriteAllText(folder.Add(name), text);
        var settings = HostSettings.Default;
        Assert.IsEmpty(SettingsCheck.Find([folder["Dockerfile"]], settings)
            .Select(problem => $"{place}: {problem.Message}"));
    }

    private static void CheckPipeline(string place, string body)
    {
        new YamlStream().Load(new StringReader(body));
        foreach (Match command in PipelineCommand().Matches(body))
            CheckCommand(place, command.Groups["command"].Value);
    }

    // Whatever the editor, the server is started so.
    private static void CheckServer(string place, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when json.TryGetProperty("command", out var command):
                var words = command.ValueKind == JsonValueKind.Array ? command.EnumerateArray()
                    : json.GetProperty("args").EnumerateArray().Prepend(command);
                CheckCommand(place, string.Join(' ', words.Select(word => word.GetString())));
                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                    CheckServer(place, property.Value);
                break;
        }
    }

    private static void CheckDockerfile(string place, string body)
    {
        // A part of a file is completed.
        var file = new SourceFile("/src/Dockerfile", body.Contains("FROM ", StringComparison.Ordinal)
            ? body : body + "FROM debian:12\n");
        Assert.IsEmpty(DockerfileParser.Parse(file).Errors, place);
        // A comment that suppresses nothing would be one.
        Assert.IsEmpty(RuleEngine.Analyze(AnalysisInput.Create(file))
            .Where(finding => finding.Rule.Category is Category.Engine && finding.Rule.Id != "DFA0002")
            .Select(finding => $"{place}: {finding.Message}"));
    }

    private static void CheckReport(string place, string body)
    {
        var report = File.ReadAllText(Path.Combine(s_root, "tests", "DockerfileAnalyzers.Core.Tests", "Reporting",
            "ReportTests.The_table_reads_like_the_history_of_an_image.verified.txt")).ReplaceLineEndings("\n")
            .Split('\n');
        var next = 0;
        foreach (var line in body.Split('\n').Where(line => line.Length > 0))
        {
            var found = Array.FindIndex(report, next, other => other.TrimStart('\uFEFF') == line);
            Assert.IsGreaterThanOrEqualTo(0, found, $"{place}: the report does not print '{line}'");
            next = found + 1;
        }
    }

    [GeneratedRegex(@"^(?:<!-- (?<comment>[^\n]*?) -->\n)?```(?<language>[^\n]*)\n(?<body>.*?)^```",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"`(?<command>(?:dockerfile-analyzers |dotnet build -[tp]:)[^`\n<\[…]*)`")]
    private static partial Regex InlineCommand();

    [GeneratedRegex(@"(?:^|\s)#.*$")]
    private static partial Regex TrailingComment();

    [GeneratedRegex(@"\s[<>]+\s*\S+")]
    private static partial Regex Redirection();

    [GeneratedRegex("""[^\s"]*"[^"]*"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"id: \S+")]
    private static partial Regex HookId();

    [GeneratedRegex(@"^\w[^(]*\(\d+,\d+\): \w+ DFA\d{4}: |^\.dockerignore\(")]
    private static partial Regex Finding();

    [GeneratedRegex(@"(?:(?:run|script|bash): |^\s*- )(?<command>(?:dockerfile-analyzers|dotnet) .*)$",
        RegexOptions.Multiline)]
    private static partial Regex PipelineCommand();
}
