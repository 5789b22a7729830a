using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>
/// The action, the pipelines that <c>init</c> creates and the hooks: what they run is run, with the packed tool from a
/// local feed.
/// </summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class PipelineTests
{
    private const string Insecure = "FROM debian:12\nENV DB_PASSWORD=hunter22\n";

    [TestMethod]
    [DataRow("error", 0)]
    [DataRow("warning", 1)]
    public void The_action_shows_findings_and_writes_a_summary_also_where_it_fails(string failOn, int exitCode)
    {
        var folder = CreateRepository();
        var action = Read(Path.Combine(BuiltPackage.RepositoryRoot, "action.yml"));
        var inputs = GetMap(action, "inputs").Children.ToDictionary(input => ((YamlScalarNode)input.Key).Value!,
            input => GetText((YamlMappingNode)input.Value, "default"));
        inputs["version"] = BuiltPackage.Version;
        inputs["paths"] = "api\nweb files\n";
        inputs["fail-on"] = failOn;
        inputs["sarif"] = "out/dockerfiles.sarif";

        var output = "";
        var failed = 0;
        foreach (var step in GetSteps(GetMap(action, "runs")).Where(step => step.Children.ContainsKey("run")))
        {
            if (failed != 0 && !(step.Children.ContainsKey("if") && GetText(step, "if") == "always()"))
                continue;
            var environment = step.Children.ContainsKey("env") ? GetMap(step, "env").Children.Select(variable =>
                $"{variable.Key}={Resolve(variable.Value.ToString(), inputs)}") : [];
            var (code, text) = RunBash(folder, GetText(step, "run"), [.. environment]);
            output += text;
            failed = failed != 0 ? failed : code;
        }

        Assert.AreEqual(exitCode, failed, output);
        StringAssert.Contains(output, "::warning file=api/Dockerfile,line=2,");
        StringAssert.Contains(output, "::warning file=web files/Dockerfile,line=2,");
        Assert.DoesNotContain("other/Dockerfile", output);
        StringAssert.Contains(File.ReadAllText(Path.Combine(folder, "summary.md")), "DFA2101");
        Assert.IsTrue(File.Exists(Path.Combine(folder, "out", "dockerfiles.sarif")));
    }

    [TestMethod]
    [DataRow("github", ".github/workflows/dockerfiles.yml", "::warning file=api/Dockerfile")]
    [DataRow("gitlab", ".gitlab/dockerfiles.yml", "api/Dockerfile:2:5: warning DFA2101")]
    [DataRow("azure", "azure-pipelines.dockerfiles.yml", "##vso[task.logissue type=warning")]
    public void The_pipelines_that_init_creates_install_the_tool_and_fail_on_findings(
        string service, string path, string expected)
    {
        var folder = CreateRepository();
        Assert.AreEqual(0, BuiltTool.RunManaged(folder, "init", "--ci", service).ExitCode);
        var lines = FindScripts(Read(Path.Combine(folder, path)))
            .Select(line => Regex.Replace(line, @"--version \S+", $"--version {BuiltPackage.Version}")
                .Replace("$(Agent.TempDirectory)", "$RUNNER_TEMP", StringComparison.Ordinal)).ToArray();

        var runs = lines.Select(line => RunBash(folder, line)).ToArray();

        Assert.AreEqual(0, runs[0].ExitCode, runs[0].Output);
        Assert.AreEqual(1, runs[1].ExitCode, runs[1].Output);
        StringAssert.Contains(runs[1].Output, expected);
        Assert.IsTrue(runs.Skip(2).All(run => run.ExitCode == 0), string.Concat(runs.Select(run => run.Output)));
    }

    [TestMethod]
    [DataRow("GitHub Actions")]
    [DataRow("GitLab")]
    [DataRow("Azure Pipelines")]
    public void The_documented_builds_fail_on_security_findings_only_and_keep_the_report(string service)
    {
        var page = File.ReadAllText(Path.Combine(BuiltPackage.RepositoryRoot, "docs", "ci.md"))
            .ReplaceLineEndings("\n");
        var pipeline = Regex.Match(page, $"### {service}, .NET build\n\n```yaml\n(.*?)```", RegexOptions.Singleline);
        var settings = Regex.Match(page, "```ini\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var project = ConsumerProject.Create(
            dockerfile: "FROM debian:12\nENV DB_PASSWORD=hunter22\nUSER 1000\nCMD ./start.sh\n");
        project.Write(".editorconfig", "root = true\n" + settings);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(pipeline.Groups[1].Value));
        var scripts = FindScripts(yaml.Documents[0].RootNode).ToArray();

        var build = RunBash(project.Folder, scripts[0]);
        var report = RunBash(project.Folder, scripts[1]);
        project.Write("Dockerfile", "FROM debian:12\nUSER 1000\nCMD ./start.sh\n");
        var fixedBuild = RunBash(project.Folder, scripts[0]);

        Assert.AreEqual(1, build.ExitCode, build.Output);
        StringAssert.Contains(build.Output, "Dockerfile(2,5): error DFA2101");
        StringAssert.Contains(build.Output, "Dockerfile(4,1): warning DFA4310");
        Assert.AreEqual(0, report.ExitCode, report.Output);
        Assert.IsNotEmpty(Directory.GetFiles(project.Folder, "Dockerfile.html", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "dockerfile-report"));
        Assert.AreEqual(0, fixedBuild.ExitCode, fixedBuild.Output);
    }

    [TestMethod]
    public void The_hooks_check_and_fix_the_files_of_a_commit()
    {
        var folder = CreateRepository();
        foreach (var hook in ReadHooks().Where(hook => GetText(hook, "language") == "system"))
        {
            var entry = $"PATH='{Path.GetDirectoryName(BuiltTool.Native)}':$PATH; {GetText(hook, "entry")}";
            var (exitCode, output) = RunBash(folder, entry + " api/Dockerfile 'web files/Dockerfile'");
            Assert.AreEqual(GetText(hook, "id").EndsWith("-fix", StringComparison.Ordinal) ? 0 : 1, exitCode, output);
            Assert.DoesNotContain("other/Dockerfile", output);
        }

        StringAssert.Contains(File.ReadAllText(Path.Combine(folder, "api", "Dockerfile")), "LABEL");
    }

    [TestMethod]
    [DataRow("Dockerfile", true)]
    [DataRow("src/dockerfile", true)]
    [DataRow("Containerfile.prod", true)]
    [DataRow("Dockerfile-arm64", true)]
    [DataRow("a/api.Dockerfile", true)]
    [DataRow(".dockerignore", true)]
    [DataRow("a/Dockerfile.dockerignore", true)]
    [DataRow(".containerignore", true)]
    [DataRow("Dockerfile.md", false)]
    [DataRow("Dockerfile.bak", false)]
    [DataRow("notdockerfile", false)]
    [DataRow("Dockerfile/readme", false)]
    [DataRow("docker.py", false)]
    public void The_hooks_are_about_Dockerfiles_and_ignore_files(string path, bool isChecked)
    {
        foreach (var hook in ReadHooks())
            Assert.AreEqual(isChecked,
                Regex.IsMatch(path, GetText(hook, "files")) && !Regex.IsMatch(path, GetText(hook, "exclude")));
    }

    private static string CreateRepository()
    {
        var folder = BuiltPackage.CreateFolder("pipeline");
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        foreach (var path in new[] { "api", "web files", "other" })
        {
            Directory.CreateDirectory(Path.Combine(folder, path));
            File.WriteAllText(Path.Combine(folder, path, "Dockerfile"), Insecure + "MAINTAINER joe\n");
        }

        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="local" value="{BuiltTool.Feed}" /></packageSources>
            </configuration>
            """);
        return folder;
    }

    private static (int ExitCode, string Output) RunBash(string folder, string script, params string[] environment) =>
        BuiltPackage.Run("env", folder,
        [
            $"RUNNER_TEMP={folder}/temp", $"GITHUB_STEP_SUMMARY={folder}/summary.md", $"DOTNET_CLI_HOME={folder}/home",
            $"PATH={folder}/home/.dotnet/tools:{Environment.GetEnvironmentVariable("PATH")}", .. environment,
            "bash", "-e", "-o", "pipefail", "-c", script,
        ]);

    private static string Resolve(string text, Dictionary<string, string> inputs) =>
        Regex.Replace(text, @"\$\{\{ inputs\.([\w-]+) \}\}", match => inputs[match.Groups[1].Value]);

    // In the order in which they are run.
    private static IEnumerable<string> FindScripts(YamlNode node) => node switch
    {
        YamlSequenceNode items => items.SelectMany(FindScripts),
        YamlMappingNode map => map.Children.SelectMany(entry => entry switch
        {
            { Key: YamlScalarNode { Value: "run" or "script" }, Value: YamlScalarNode line } => [line.Value!],
            { Key: YamlScalarNode { Value: "script" or "after_script" }, Value: YamlSequenceNode lines } =>
                lines.Cast<YamlScalarNode>().Select(line => line.Value!),
            _ => FindScripts(entry.Value),
        }),
        _ => [],
    };

    private static IEnumerable<YamlMappingNode> GetSteps(YamlMappingNode runs) =>
        ((YamlSequenceNode)runs.Children["steps"]).Cast<YamlMappingNode>();

    private static IEnumerable<YamlMappingNode> ReadHooks()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(
            Path.Combine(BuiltPackage.RepositoryRoot, ".pre-commit-hooks.yaml"))));
        return ((YamlSequenceNode)yaml.Documents[0].RootNode).Cast<YamlMappingNode>();
    }

    private static YamlMappingNode Read(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(path)));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static YamlMappingNode GetMap(YamlMappingNode map, string key) => (YamlMappingNode)map.Children[key];

    private static string GetText(YamlMappingNode map, string key) => ((YamlScalarNode)map.Children[key]).Value!;
}
