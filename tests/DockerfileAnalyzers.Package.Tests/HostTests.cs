using System.Text.Json;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>The compiler, the task and the tool are hosts of one engine: they say the same of the same files.</summary>
[TestClass]
public sealed partial class HostTests
{
    private const string Day = "<DockerfileAnalyzersAsOfDate>2026-11-24</DockerfileAnalyzersAsOfDate>";

    private static readonly string s_corpus = Path.Combine(BuiltPackage.RepositoryRoot, "tests", "Corpus");

    [TestMethod]
    public void The_compiler_the_task_and_the_tool_report_the_same_warnings()
    {
        var project = CreateProject();

        var compiler = Find(project.Build("-t:Build").Text);
        var task = Find(project.Build("-t:AnalyzeDockerfiles").Text);
        var (exitCode, json) = BuiltTool.RunManaged(
            project.Folder, "lint", "--severity", "warning", "--format", "json", ".");

        Assert.AreEqual(1, exitCode, json);
        Assert.IsGreaterThan(100, compiler.Length, "The corpus should make the compiler report.");
        CollectionAssert.AreEqual(compiler, task);
        // The tool also checks the Dockerfiles that the project leaves to others.
        var files = compiler.Select(GetFile).ToHashSet();
        var tool = ReadJson(json).Where(finding => files.Contains(GetFile(finding)));
        CollectionAssert.AreEqual(compiler, tool.ToArray());
    }

    [TestMethod]
    public void The_native_tool_prints_what_the_managed_one_prints()
    {
        var folder = BuiltPackage.CreateFolder("native");
        CopyCorpus(path => Path.Combine(folder, path));

        foreach (var format in new[] { "concise", "human", "json", "sarif", "junit", "checkstyle", "markdown" })
        {
            var managed = BuiltTool.RunManaged(folder, "lint", "--format", format);
            var native = BuiltPackage.Run(BuiltTool.Native, folder, "lint", "--format", format);
            Assert.AreEqual(managed, native, format);
        }

        Assert.AreEqual(BuiltTool.RunManaged(folder, "fix", "--diff", "--unsafe-fixes"),
            BuiltPackage.Run(BuiltTool.Native, folder, "fix", "--diff", "--unsafe-fixes"));
        Assert.AreEqual(BuiltTool.RunManaged(folder, "report"), BuiltPackage.Run(BuiltTool.Native, folder, "report"));
        Assert.AreEqual(BuiltTool.RunManaged(folder, "rules"), BuiltPackage.Run(BuiltTool.Native, folder, "rules"));
    }

    [TestMethod]
    public void The_package_of_a_system_holds_the_program_and_the_schema_of_its_results()
    {
        using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(BuiltTool.Feed).Single(path =>
            path.Contains(System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
                StringComparison.Ordinal)));

        CollectionAssert.AreEquivalent(
            new[] { "dockerfile-analyzers.results.schema.json", "dockerfile-analyzers", "DotnetToolSettings.xml" },
            package.Entries.Where(entry => entry.FullName.StartsWith("tools/", StringComparison.Ordinal)
                || entry.FullName.StartsWith("docs/", StringComparison.Ordinal))
                .Select(entry => entry.Name.EndsWith(".exe", StringComparison.Ordinal) ? entry.Name[..^4] : entry.Name)
                .ToArray());
    }

    [TestMethod]
    public void All_packages_have_an_author_a_license_an_icon_and_a_readme()
    {
        var packages = Directory.GetFiles(BuiltTool.Feed, "*.nupkg").Append(BuiltPackage.FilePath).ToArray();
        Assert.HasCount(3, packages);
        foreach (var path in packages)
        {
            using var package = System.IO.Compression.ZipFile.OpenRead(path);
            using var reader = package.Entries.Single(
                entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            var metadata = System.Xml.Linq.XDocument.Load(reader).Root!.Elements().Single().Elements()
                .ToDictionary(element => element.Name.LocalName, element => element.Value);

            Assert.AreEqual("The DockerfileAnalyzers maintainers", metadata["authors"], path);
            Assert.AreEqual("MIT", metadata["license"], path);
            Assert.IsNotNull(package.GetEntry(metadata["icon"]), path);
            Assert.IsNotNull(package.GetEntry(metadata["readme"]), path);
        }
    }

    private static string GetFile(string finding) => finding.Split('(')[0];

    private static ConsumerProject CreateProject()
    {
        var project = ConsumerProject.Create(
            properties: Day, items: "<DockerfileAnalyzersFile Include=\"corpus/**/*.Dockerfile\" />");
        CopyCorpus(path => Path.Combine(project.Folder, "corpus", path));
        return project;
    }

    private static void CopyCorpus(Func<string, string> target)
    {
        foreach (var file in Directory.EnumerateFiles(s_corpus, "*.Dockerfile", SearchOption.AllDirectories))
        {
            var path = target(Path.GetRelativePath(s_corpus, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
    }

    // MSBuild prints a warning a second time in its summary.
    private static string[] Find(string output) =>
        [.. Warning().Matches(output).Select(match => match.Groups["place"].Value + ") " + match.Groups["rule"].Value)
            .Distinct().Order(StringComparer.Ordinal)];

    private static string[] ReadJson(string text)
    {
        using var json = JsonDocument.Parse(text[text.IndexOf('{')..(text.LastIndexOf('}') + 1)]);
        return [.. json.RootElement.GetProperty("files").EnumerateArray().SelectMany(file =>
            file.GetProperty("findings").EnumerateArray().Select(finding =>
            {
                var start = finding.GetProperty("location").GetProperty("start");
                return $"{file.GetProperty("path").GetString()}({start.GetProperty("line").GetInt32()},"
                    + $"{start.GetProperty("column").GetInt32()}) {finding.GetProperty("rule").GetString()}";
            })).Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(?<place>corpus/\S+?\.Dockerfile\(\d+,\d+)[^)]*\): warning (?<rule>DFA\d{4}): ",
        RegexOptions.CultureInvariant)]
    private static partial Regex Warning();
}
