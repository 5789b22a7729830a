using System.Text.Json;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>
/// The packed analyzers in compilers other than that of the SDK, started with the command line of a normal build.
/// Mono stands in for the .NET Framework, on which Visual Studio's MSBuild runs the compiler.
/// </summary>
[TestClass]
public sealed class CompilerTests
{
    private static readonly string[] s_versions = ["4.14.0", "5.9.0"];

    // A failed analyzer, an analyzer that cannot be created, one that cannot be loaded.
    private static readonly string[] s_hostFailures = ["AD0001", "CS8032", "CS8034"];

    private static readonly Lazy<NormalBuild> s_build = new(Build);

    public static IEnumerable<object[]> Versions => s_versions.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void A_compiler_on_dot_net_reports_what_a_normal_build_reports(string version) =>
        AssertSameFindings(version, Path.Combine("netcore", "bincore", "csc.dll"), "dotnet");

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void A_compiler_on_the_dot_net_framework_reports_what_a_normal_build_reports(string version)
    {
        if (!OperatingSystem.IsWindows() && !IsInstalled("mono"))
            Assert.Inconclusive("Mono is not installed.");
        AssertSameFindings(version, Path.Combine("net472", "csc.exe"), OperatingSystem.IsWindows() ? [] : ["mono"]);
    }

    [TestMethod]
    public void A_compiler_in_another_culture_reports_what_a_normal_build_reports()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("The culture of a process is that of the user.");
        // Another calendar, in which 2026 is 2569.
        var compiler = Path.Combine("netcore", "bincore", "csc.dll");
        AssertSameFindings(s_versions[^1], compiler, "env", "LC_ALL=th_TH.UTF-8", "dotnet");
    }

    private static void AssertSameFindings(string version, string compiler, params string[] host)
    {
        var build = s_build.Value;
        var log = Path.Combine(build.Folder, $"{string.Concat(host)}-{version}.sarif");
        var responseFile = Path.ChangeExtension(log, ".rsp");
        string[] ownArguments = [$"/errorlog:\"{log},version=2.1\"", $"/out:\"{log}.dll\""];
        // MSBuild of the .NET Framework gives its compiler the plain assemblies.
        var arguments = compiler.StartsWith("net472", StringComparison.Ordinal)
            ? build.Arguments.Select(argument => argument
                .Replace($"build/../native/{BuiltPackage.Platform}/", "analyzers/dotnet/"))
            : build.Arguments;
        File.WriteAllLines(responseFile, [.. arguments, .. ownArguments]);
        var path = Path.Combine(BuiltPackage.Packages, "microsoft.net.compilers.toolset", version, "tasks", compiler);
        string[] command = [.. host, path, "/noconfig", "@" + responseFile];
        var (exitCode, output) = BuiltPackage.Run(command[0], build.Folder, command[1..]);
        Assert.AreEqual(0, exitCode, output);
        foreach (var failure in s_hostFailures)
            Assert.DoesNotContain(failure, output);
        var findings = ReadFindings(log);
        Assert.IsEmpty(build.Findings.Except(findings).ToArray(), "Findings that are missing");
        Assert.IsEmpty(findings.Except(build.Findings).ToArray(), "Findings that a normal build does not report");
        Assert.HasCount(build.Findings.Length, findings);
    }

    private static NormalBuild Build()
    {
        var versions = string.Join(';', s_versions.Select(version => $"[{version}]"));
        var project = ConsumerProject.Create(
            // The oldest of these compilers must know the language.
            properties: "<LangVersion>13</LangVersion>"
                + "<DockerfileAnalyzersAsOfDate>2026-11-24</DockerfileAnalyzersAsOfDate>",
            items: $"<PackageDownload Include=\"Microsoft.Net.Compilers.Toolset\" Version=\"{versions}\" />"
                + "<DockerfileAnalyzersFile Include=\"corpus/**/*.Dockerfile\" />");
        var corpus = Path.Combine(BuiltPackage.RepositoryRoot, "tests", "Corpus");
        foreach (var file in Directory.EnumerateFiles(corpus, "*.Dockerfile", SearchOption.AllDirectories))
            project.Write(Path.Combine("corpus", Path.GetRelativePath(corpus, file)), File.ReadAllText(file));
        var log = Path.Combine(project.Folder, "normal.sarif");
        var commandLine = Path.Combine(project.Folder, "csc.json");
        var output = project.Build(
            "-t:Build",
            $"-p:ErrorLog={log}%2Cversion=2.1",
            "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs",
            $"-getResultOutputFile:{commandLine}");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        var findings = ReadFindings(log);
        Assert.IsGreaterThan(200, findings.Length, "The corpus should make the compiler report.");
        using var json = JsonDocument.Parse(File.ReadAllText(commandLine));
        // The place of the output differs, "/noconfig" belongs on the command line, and analyzers of
        // the SDK may ask for a newer compiler.
        string[] dropped = ["/errorlog:", "/out:", "/noconfig", "/analyzer:"];
        var arguments = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(argument => argument.Contains("DockerfileAnalyzers", StringComparison.Ordinal)
                || !dropped.Any(option => argument.StartsWith(option, StringComparison.Ordinal)));
        return new NormalBuild(project.Folder, [.. arguments], findings);
    }

    /// <summary>One line for each result of the log, sorted: file, line, column, severity, id and message.</summary>
    private static string[] ReadFindings(string log)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(log));
        var results = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        return [.. results.Select(Describe).Order(StringComparer.Ordinal)];
    }

    private static string Describe(JsonElement result)
    {
        var what = $"{result.GetProperty("level").GetString()} {result.GetProperty("ruleId").GetString()}: "
            + result.GetProperty("message").GetProperty("text").GetString();
        if (!result.TryGetProperty("locations", out var locations))
            return what;
        var location = locations[0].GetProperty("physicalLocation");
        var region = location.GetProperty("region");
        return $"{location.GetProperty("artifactLocation").GetProperty("uri").GetString()}"
            + $"({region.GetProperty("startLine").GetInt32()},{region.GetProperty("startColumn").GetInt32()}): {what}";
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <param name="Arguments">The arguments of the compiler from the SDK, without the output path.</param>
    private sealed record NormalBuild(string Folder, string[] Arguments, string[] Findings);
}
