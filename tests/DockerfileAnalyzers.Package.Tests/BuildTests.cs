using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>The package in real builds, as a user has it.</summary>
[TestClass]
public sealed class BuildTests
{
    private const string Floating = "FROM debian\nCMD [\"bash\"]\n";

    private static readonly string[] s_expected =
        ["Dockerfile(1,6): warning DFA2001", "Dockerfile(1,6): warning DFA2201"];

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("vbproj")]
    [DataRow("fsproj")]
    public void Every_language_reports_each_finding_once(string extension)
    {
        var output = ConsumerProject.Create(extension, dockerfile: Floating, compilesFSharp: true).Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        CollectionAssert.AreEquivalent(s_expected, output.Findings, output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void On_request_each_finding_has_a_link_to_its_page_in_the_package(string extension)
    {
        var project = ConsumerProject.Create(
            extension, "<DockerfileAnalyzersHelpLinks>true</DockerfileAnalyzersHelpLinks>", dockerfile: Floating);
        var output = project.Build();

        var link = System.Text.RegularExpressions.Regex.Match(output.Text, @"DFA2001: .*\((file://.*?)\)");
        Assert.IsTrue(link.Success, output.Text);
        var page = File.ReadAllText(new Uri(link.Groups[1].Value).LocalPath);
        Assert.StartsWith("# DFA2001: ", page);
    }

    [TestMethod]
    public void Several_target_frameworks_report_each_finding_once()
    {
        var output = ConsumerProject.Create(
            framework: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", dockerfile: Floating).Build();
        CollectionAssert.AreEquivalent(s_expected, output.Findings, output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Warnings_as_errors_and_their_exceptions_hold_in_every_host(string extension)
    {
        var project = ConsumerProject.Create(
            extension,
            "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>DFA2001</WarningsNotAsErrors>"
                + "<DockerfileAnalyzersWarningsAsErrors>All</DockerfileAnalyzersWarningsAsErrors>",
            dockerfile: Floating);
        var output = project.Build();
        Assert.AreNotEqual(0, output.ExitCode);
        CollectionAssert.AreEquivalent(
            new[] { "Dockerfile(1,6): warning DFA2001", "Dockerfile(1,6): error DFA2201" },
            output.Findings.Distinct().ToArray(),
            output.Text);
        output = project.Build("-p:NoWarn=DFA2001%3BDFA2201");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.IsEmpty(output.Findings);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Warnings_as_errors_stop_a_build_only_for_what_certainly_fails_or_leaks(string extension)
    {
        var project = ConsumerProject.Create(
            extension,
            "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            dockerfile: "FROM debian\nENV API_TOKEN=abc123def456\nUSER 1000\n");
        void Verify(string advice, string certain, params string[] arguments)
        {
            var output = project.Build(["--no-incremental", .. arguments]);
            CollectionAssert.AreEquivalent(
                new[] { $"Dockerfile(1,6): {advice} DFA2201", $"Dockerfile(2,5): {certain} DFA2101" },
                output.Findings.Distinct().ToArray(),
                output.Text);
        }

        Verify("warning", "error");
        Verify("error", "error", "-p:DockerfileAnalyzersWarningsAsErrors=All");
        Verify("warning", "warning", "-p:DockerfileAnalyzersWarningsAsErrors=None");
        Verify("error", "error", "-p:WarningsAsErrors=CS8600%3BDFA2201");
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.DFA2201.severity = error\n");
        Verify("error", "error");
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Severities_can_be_set_where_people_look_first(string extension)
    {
        var project = ConsumerProject.Create(extension, dockerfile: Floating);
        project.Write(
            ".editorconfig",
            "[Dockerfile]\ndockerfile_analyzers.DFA2201.severity = error\ndotnet_diagnostic.DFA2001.severity = none\n");
        var output = project.Build();
        CollectionAssert.AreEquivalent(
            new[] { "Dockerfile(1,6): error DFA2201" }, output.Findings.Distinct().ToArray(), output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void A_global_config_sets_severities_too(string extension)
    {
        var project = ConsumerProject.Create(
            extension,
            items: "<GlobalAnalyzerConfigFiles Include=\"rules.globalconfig\" />",
            dockerfile: Floating);
        project.Write(
            "rules.globalconfig",
            "is_global = true\ndotnet_diagnostic.DFA2201.severity = error\n"
                + "dotnet_diagnostic.DFA2001.severity = none\n");
        CollectionAssert.AreEquivalent(
            new[] { "Dockerfile(1,6): error DFA2201" }, project.Build().Findings.Distinct().ToArray());
    }

    [TestMethod]
    public void Two_projects_that_build_together_each_report_their_own_file_once()
    {
        var project = ConsumerProject.Create(
            dockerfile: Floating, items: "<ProjectReference Include=\"../lib/App.csproj\" />");
        var library = Path.Combine(Path.GetDirectoryName(project.Folder)!, "lib");
        Directory.CreateDirectory(library);
        File.WriteAllText(
            Path.Combine(library, "App.csproj"),
            File.ReadAllText(project.ProjectFile).Replace("<ProjectReference Include=\"../lib/App.csproj\" />", "")
                .Replace("<NuGetAudit>", "<AssemblyName>Lib</AssemblyName><NuGetAudit>"));
        File.WriteAllText(Path.Combine(library, "Code.cs"), "namespace Lib { public static class Code { } }");
        var output = project.Build("-graph", "-m");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        CollectionAssert.AreEquivalent(s_expected, output.Findings, output.Text);
    }

    [TestMethod]
    public void A_Dockerfile_that_two_projects_declare_is_reported_by_the_one_that_it_publishes()
    {
        const string items = "<DockerfileAnalyzersFile Include=\"../shared.Dockerfile\" BuildContext=\"..\" />";
        var project = ConsumerProject.Create(items: items + "<ProjectReference Include=\"../lib/Lib.csproj\" />");
        var root = Path.GetDirectoryName(project.Folder)!;
        File.WriteAllText(
            Path.Combine(root, "shared.Dockerfile"),
            "FROM debian\nRUN dotnet publish app/App.csproj -o /app\nUSER 1000\nCMD [\"/app/App\"]\n");
        Directory.CreateDirectory(Path.Combine(root, "lib"));
        File.WriteAllText(
            Path.Combine(root, "lib", "Lib.csproj"),
            File.ReadAllText(project.ProjectFile).Replace("<ProjectReference Include=\"../lib/Lib.csproj\" />", ""));
        File.WriteAllText(Path.Combine(root, "lib", "Code.cs"), "namespace Lib { public static class Code { } }");
        var output = project.Build();
        CollectionAssert.AreEquivalent(
            new[]
            {
                "shared.Dockerfile(1,6): warning DFA2201", "shared.Dockerfile(2,5): warning DFA1201",
                "shared.Dockerfile(2,5): warning DFA4322",
            },
            output.Findings,
            output.Text);
    }

    [TestMethod]
    public void A_design_time_build_gives_the_files_to_the_IDE()
    {
        var project = ConsumerProject.Create(dockerfile: Floating);
        project.Write(".dockerignore", "bin/\n");
        Assert.AreEqual(0, project.Build("-t:Restore").ExitCode);
        var output = project.Build(
            "-t:Compile",
            "-p:DesignTimeBuild=true",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs");
        Assert.Contains("/additionalfile:" + Path.Combine(project.Folder, "Dockerfile"), output.Text);
        Assert.Contains("/additionalfile:" + Path.Combine(project.Folder, ".dockerignore"), output.Text);
    }

    [TestMethod]
    public void A_compiler_on_dot_net_gets_native_code_and_an_editor_the_plain_assemblies()
    {
        var project = ConsumerProject.Create(dockerfile: Floating);
        Assert.AreEqual(0, project.Build("-t:Restore").ExitCode);
        CollectionAssert.AreEqual(
            new[] { $"native/{BuiltPackage.Platform}/DockerfileAnalyzers.dll",
                $"native/{BuiltPackage.Platform}/DockerfileAnalyzers.Core.dll" },
            ListAnalyzers(project));
        CollectionAssert.AreEquivalent(
            new[] { "analyzers/dotnet/DockerfileAnalyzers.dll", "analyzers/dotnet/DockerfileAnalyzers.Core.dll",
                "analyzers/dotnet/DockerfileAnalyzers.CodeFixes.dll" },
            ListAnalyzers(project, "-p:DesignTimeBuild=true"));
    }

    [TestMethod]
    [DataRow("", "", DisplayName = "No Dockerfile")]
    [DataRow(Floating, "-p:DockerfileAnalysis=false", DisplayName = "The analysis is off")]
    [DataRow(Floating, "-p:DockerfileAnalyzersHost=Task", DisplayName = "A task reports")]
    public void A_compiler_without_anything_to_analyze_gets_no_analyzer(string dockerfile, string property)
    {
        var project = ConsumerProject.Create(dockerfile: dockerfile.Length == 0 ? null : dockerfile);
        string[] properties = property.Length == 0 ? [] : [property];
        Assert.AreEqual(0, project.Build("-t:Restore").ExitCode);
        Assert.IsEmpty(ListAnalyzers(project, properties));
        // An editor sees a Dockerfile that is added later.
        Assert.HasCount(3, ListAnalyzers(project, [.. properties, "-p:DesignTimeBuild=true"]));
    }

    // Of the package: their paths in it.
    private static string[] ListAnalyzers(ConsumerProject project, params string[] properties)
    {
        var output = project.Build([
            "-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs", .. properties]);
        return Regex.Matches(output.Text, @"""Identity"": ""/analyzer:([^""]*/dockerfileanalyzers/[^""]*)""")
            .Select(match => Path.GetFullPath(match.Groups[1].Value).Replace('\\', '/'))
            .Select(path => string.Join('/', path.Split('/')[^3..])).ToArray();
    }

    [TestMethod]
    public void Podman_s_ignore_file_is_read_for_a_Containerfile()
    {
        var project = ConsumerProject.Create();
        project.Write("Containerfile", "FROM debian:12\nCOPY App.csproj /x/\nUSER 1000\nCMD [\"sh\"]\n");
        project.Write(".containerignore", "bin/\n*.[x-]\n");
        project.Write(".dockerignore", "*.[y-]\n");
        var output = project.Build();
        CollectionAssert.AreEqual(new[] { ".containerignore(2,3): warning DFA0003" }, output.Findings, output.Text);
    }

    [TestMethod]
    public void A_version_that_is_taken_from_the_history_is_lost_where_the_history_is_ignored()
    {
        var project = ConsumerProject.Create(dockerfile: """
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish App.csproj -o /app
            FROM mcr.microsoft.com/dotnet/aspnet:10.0
            COPY --from=build /app /app
            USER $APP_UID
            ENTRYPOINT ["dotnet", "/app/App.dll"]
            """, items: "<PackageReference Include=\"MinVer\" Version=\"6.0.0\" PrivateAssets=\"all\" />");
        project.Write(".dockerignore", "bin\nobj\n.git\n");
        var output = project.Build("-p:DockerfileAnalyzersHost=Task");
        Assert.Contains(
            "'MinVer' reads '.git', which is excluded by '.git' in '.dockerignore'; the version is 0.0.0-alpha.0",
            output.Text);
    }

    [TestMethod]
    public void A_comment_in_the_file_ignores_a_finding()
    {
        var output = ConsumerProject.Create(
            dockerfile: "# dockerfile-analyzers ignore=DFA2001 -- a tool box\n# hadolint ignore=DL3006\nFROM debian\n"
                + "CMD [\"bash\"]\n").Build();
        Assert.IsEmpty(output.Findings, output.Text);
    }

    [TestMethod]
    public void A_build_without_changes_compiles_nothing_and_an_edited_Dockerfile_reports_again()
    {
        var project = ConsumerProject.Create(dockerfile: Floating);
        project.Build();
        var second = project.Build("-v:detailed");
        Assert.Contains("Skipping target \"CoreCompile\"", second.Text, "the compiler ran again");
        var path = project.Write("Dockerfile", "FROM debian:12-slim\nFROM ubuntu\nCMD [\"bash\"]\n");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(2));
        var third = project.Build();
        CollectionAssert.Contains(third.Findings, "Dockerfile(2,6): warning DFA2201", third.Text);
    }

    [TestMethod]
    public void A_project_without_a_Dockerfile_is_left_alone()
    {
        var project = ConsumerProject.Create();
        var output = project.Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.IsEmpty(Directory.GetFiles(project.Folder, "*DockerfileAnalyzers*.tsv", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void Folders_may_be_called_anything()
    {
        var output = ConsumerProject.Create(folderName: "größe; mit blank", dockerfile: Floating).Build();
        CollectionAssert.AreEquivalent(s_expected, output.Findings, output.Text);
    }

    [TestMethod]
    public void The_fix_target_fixes_what_is_safe_says_what_it_did_and_keeps_line_endings()
    {
        const string build =
            "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\r\nCOPY . /src\r\nRUN dotnet publish /src -o /app\r\n";
        const string end = "COPY --from=build /app /app\r\nCMD [\"sh\"]\r\n";
        var project = ConsumerProject.Create(
            dockerfile: build + "FROM alpine:3.23\r\nRUN apk add curl\r\n" + end);
        var output = project.Build("-restore", "-t:FixDockerfiles");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.AreEqual(
            build + "FROM alpine:3.23\r\nRUN apk add --no-cache curl\r\n" + end,
            project.Read("Dockerfile"),
            output.Text);
        Assert.Contains("+RUN apk add --no-cache curl", output.Text);
        Assert.Contains("**/obj/", project.Read(".dockerignore"));
        var again = project.Build("-t:FixDockerfiles");
        Assert.DoesNotContain("+RUN", again.Text);
    }

    [TestMethod]
    [DataRow("-p:DockerfileFixDryRun=true")]
    [DataRow("-p:DockerfileFixSafety=Unsave")]
    public void The_fix_target_changes_nothing_if_a_property_of_the_command_line_is_invalid(string property)
    {
        const string dockerfile = "FROM alpine:3.23\nRUN apk add curl\n";
        var project = ConsumerProject.Create(dockerfile: dockerfile);
        var output = project.Build("-restore", "-t:FixDockerfiles", property);
        Assert.AreNotEqual(0, output.ExitCode, output.Text);
        Assert.Contains("DFA0005", output.Text);
        Assert.Contains(
            "App.csproj : error : No file was changed, because a property of the command line is invalid", output.Text);
        Assert.DoesNotContain("DockerfileAnalyzers.targets(", output.Text);
        Assert.AreEqual(dockerfile, project.Read("Dockerfile"));
    }

    [TestMethod]
    public void A_fix_that_cannot_be_written_is_one_warning_at_its_file_and_changes_nothing()
    {
        // No room is left in the name for the ending of the new file: even the superuser cannot write it.
        var name = "Dockerfile." + new string('x', 240);
        var project = ConsumerProject.Create(dockerfile: Floating);
        project.Write(name, "FROM alpine:3.23\nRUN apk add curl\n");
        var output = project.Build("-restore", "-t:FixDockerfiles");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.Contains($"{name} : warning DFA0004: '{name}' was not fixed because writing it failed (", output.Text);
        Assert.DoesNotContain("MSB4018", output.Text);
        Assert.AreEqual("FROM alpine:3.23\nRUN apk add curl\n", project.Read(name));
    }

    [TestMethod]
    public void A_project_without_a_restore_imports_the_package_that_another_project_restores()
    {
        var project = ConsumerProject.Create();
        project.Build("-t:Restore");
        var page = File.ReadAllText(Path.Combine(BuiltPackage.RepositoryRoot, "docs", "project-types.md"));
        var snippet = Regex.Match(page, "```xml\r?\n(.*?)```", RegexOptions.Singleline).Groups[1].Value
            .Replace("0.1.0", BuiltPackage.Version, StringComparison.Ordinal);
        project.Write("compose/docker-compose.dcproj",
            $"<Project DefaultTargets=\"Build\">\n<Target Name=\"Build\" />\n{snippet}</Project>\n");
        project.Write("compose/Dockerfile", "FROM debian:12\nENV DB_PASSWORD=hunter22\n");
        (int ExitCode, string Output) Build(string packages) => BuiltPackage.RunDotNet(Path.Combine(
            project.Folder, "compose"), "msbuild", "-nologo", "-tl:off", "-p:NuGetPackageRoot=" + packages);

        var (exitCode, output) = Build(BuiltPackage.Packages);
        Assert.AreEqual(0, exitCode, output);
        StringAssert.Contains(output, "Dockerfile(2,5): warning DFA2101");

        (exitCode, output) = Build("missing");
        Assert.AreEqual(0, exitCode, output);
        StringAssert.Contains(output,
            $"warning : DockerfileAnalyzers {BuiltPackage.Version} is not in 'missing'; restore a project");
    }

    [TestMethod]
    public void The_analyze_target_reports_without_compiling()
    {
        var project = ConsumerProject.Create(dockerfile: Floating);
        var output = project.Build("-restore", "-t:AnalyzeDockerfiles");
        CollectionAssert.AreEquivalent(s_expected, output.Findings, output.Text);
        Assert.IsFalse(Directory.Exists(Path.Combine(project.Folder, "bin")));
    }

    [TestMethod]
    [DataRow("csproj", "<TargetFramework>net10.0</TargetFramework>")]
    [DataRow("vbproj", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")]
    [DataRow("fsproj", "<TargetFramework>net10.0</TargetFramework>")]
    public void The_report_target_writes_a_page_and_prints_where_it_is(string extension, string framework)
    {
        var project = ConsumerProject.Create(
            extension,
            framework: framework,
            dockerfile: "FROM debian:12-slim\nCOPY data /data\nCMD [\"bash\"]\n");
        project.Write("data/large.bin", new string('x', 3_000_000));
        var output = project.Build("-restore", "-t:DockerfileReport");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.Contains("COPY data /data", output.Text);
        Assert.Contains("Report: file://", output.Text);
        Assert.Contains("data/large.bin", project.Read("bin/dockerfile-report/Dockerfile.html"));
        using var json = System.Text.Json.JsonDocument.Parse(project.Read("bin/dockerfile-report/Dockerfile.json"));
        Assert.AreEqual(
            3_000_000,
            json.RootElement.GetProperty("stages")[0].GetProperty("layers")[1]
                .GetProperty("size").GetProperty("bytes").GetInt64());
        output = project.Build("-t:DockerfileReport", "-p:DockerfileReportDirectory=docs/images");
        Assert.Contains("LINE  INSTRUCTION", project.Read("docs/images/Dockerfile.txt"), output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Measured_bytes_of_an_image_replace_estimates(string extension)
    {
        var project = ConsumerProject.Create(
            extension,
            "<DockerfileAnalyzersMaxImageMegabytes>100</DockerfileAnalyzersMaxImageMegabytes>",
            "<DockerfileImage Include=\"history.json\" />",
            "FROM debian:12-slim\nRUN sh make.sh\nCMD [\"bash\"]\n");
        project.Write(
            "history.json",
            "{\"CreatedBy\":\"RUN /bin/sh -c sh make.sh # buildkit\",\"Size\":\"130MB\"}\n"
                + "{\"CreatedBy\":\"rootfs\",\"Size\":\"74.8MB\"}\n");
        var output = project.Build();
        CollectionAssert.Contains(output.Findings, "Dockerfile(2,1): warning DFA1302", output.Text);
        Assert.Contains("The image is ≈ 200 MB", output.Text);
    }

    [TestMethod]
    public void What_is_no_image_is_one_warning()
    {
        var project = ConsumerProject.Create(items: "<DockerfileImage Include=\"image.tar\" />", dockerfile: Floating);
        project.Write("image.tar", "nothing");
        var output = project.Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.HasCount(
            1,
            output.Findings
                .Where(finding => finding.Contains("DFA0004"))
                .ToArray()
                .Concat(System.Text.RegularExpressions.Regex
                    .Matches(output.Text, "image\\.tar : warning DFA0004").Select(match => match.Value))
                .Distinct()
                .ToArray(),
            output.Text);
    }

    [TestMethod]
    public void What_a_scanner_finds_stands_at_the_line_that_brought_it()
    {
        var project = ConsumerProject.Create(
            items: "<DockerfileVulnerabilityReport Include=\"trivy.json\" Dockerfile=\"Dockerfile\" />",
            dockerfile: "FROM debian:12-slim\nUSER 1000\nRUN sh make.sh\nCMD [\"bash\"]\n");
        project.Write("trivy.json", """
            {"SchemaVersion":2,"Metadata":{"ImageConfig":{"history":[
              {"created":"2026-01-01","created_by":"rootfs"},
              {"created":"2026-01-01","created_by":"RUN /bin/sh -c sh make.sh # buildkit"}],
            "rootfs":{"diff_ids":["sha256:a","sha256:b"]}}},
            "Results":[{"Vulnerabilities":[
              {"VulnerabilityID":"CVE-1","PkgName":"openssl","Layer":{"DiffID":"sha256:b"},"Severity":"HIGH"}]}]}
            """);
        var output = project.Build();
        CollectionAssert.AreEqual(new[] { "Dockerfile(3,1): warning DFA2510" }, output.Findings, output.Text);
    }

    [TestMethod]
    public void The_compilers_report_holds_the_findings_with_their_places()
    {
        var project = ConsumerProject.Create(dockerfile: Floating);
        var log = Path.Combine(project.Folder, "log.sarif");
        project.Build($"-p:ErrorLog={log}%2Cversion=2.1");
        using var sarif = System.Text.Json.JsonDocument.Parse(File.ReadAllText(log));
        var result = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Single(result => result.GetProperty("ruleId").GetString() == "DFA2201");
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.AreEqual(6, region.GetProperty("startColumn").GetInt32());
        Assert.AreEqual(12, region.GetProperty("endColumn").GetInt32());
    }

    [TestMethod]
    public void The_project_decides_whether_an_image_fits()
    {
        var project = ConsumerProject.Create(
            dockerfile: "FROM mcr.microsoft.com/dotnet/aspnet:9.0\nUSER $APP_UID\n"
                + "ENTRYPOINT [\"dotnet\", \"App.dll\"]\n");
        CollectionAssert.Contains(project.Build().Findings, "Dockerfile(1,6): warning DFA6001");
    }

    [TestMethod]
    public void The_container_properties_of_a_project_without_a_Dockerfile_are_judged_where_it_asks_for_that()
    {
        const string Properties =
            "<OutputType>Exe</OutputType><ContainerUser>root</ContainerUser>"
            + "<ContainerBaseImage>mcr.microsoft.com/dotnet/aspnet:9.0</ContainerBaseImage>";
        var project = ConsumerProject.Create(
            properties: Properties,
            items: "<ContainerEnvironmentVariable Include=\"SMTP_PASSWORD\" Value=\"kettle\" />");
        project.Write("Code.cs", "System.Console.WriteLine();\n");
        Assert.IsEmpty(project.Build().Findings);
        var output = project.Build(
            "-p:DockerfileAnalyzersContainerProperties=true", "-p:DockerfileAnalyzersAsOfDate=2026-11-24");
        CollectionAssert.AreEquivalent(
            new[]
            {
                "App.container.Dockerfile(3,6): warning DFA6001",
                "App.container.Dockerfile(6,6): warning DFA2001",
                "App.container.Dockerfile(8,5): warning DFA2101",
            },
            output.Findings.Where(finding => !finding.Contains("DFA2501")).ToArray(), output.Text);
        Assert.Contains(
            "fix its source instead",
            project.Build("-t:FixDockerfiles", "-p:DockerfileAnalyzersContainerProperties=true").Text);
    }

    [TestMethod]
    [DataRow("#!/bin/sh\nset -e\ndotnet App.dll \"$@\"\n", true)]
    [DataRow("#!/bin/sh\nexec dotnet App.dll \"$@\"\n", false)]
    [DataRow("#!/bin/sh\ntrap 'kill $!' TERM\ndotnet App.dll\n", false)]
    public void The_script_that_a_container_starts_is_read(string script, bool isReported)
    {
        var project = ConsumerProject.Create(
            dockerfile: "FROM mcr.microsoft.com/dotnet/runtime:10.0\nUSER $APP_UID\nCOPY start.sh /\n"
                + "ENTRYPOINT [\"/start.sh\"]\n");
        project.Write("start.sh", script);
        Assert.AreEqual(
            isReported,
            project.Build("-t:AnalyzeDockerfiles", "-restore").Findings.Contains("Dockerfile(4,15): warning DFA4320"));
    }

    [TestMethod]
    public void A_Dockerfile_inside_a_compose_file_is_read_and_never_written()
    {
        var project = ConsumerProject.Create(properties: "<OutputType>Exe</OutputType>");
        project.Write("Code.cs", "System.Console.WriteLine();\n");
        project.Write(
            "compose.yaml",
            "services:\n  app:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM debian\n"
                + "        ENTRYPOINT [\"dotnet\", \"App.dll\"]\n");
        var output = project.Build("-restore", "-t:FixDockerfiles");
        Assert.Contains("fix its source instead", output.Text);
        CollectionAssert.Contains(
            project.Build("-t:AnalyzeDockerfiles").Findings, "app.compose.Dockerfile(1,6): warning DFA2201");
    }

    [TestMethod]
    [DataRow("docker/api/Dockerfile")]
    [DataRow("Dockerfile.api")]
    public void A_Dockerfile_above_the_project_is_found_by_the_program_that_it_starts(string name)
    {
        var project = ConsumerProject.Create(properties: "<OutputType>Exe</OutputType>");
        var root = Path.GetDirectoryName(project.Folder)!;
        Directory.CreateDirectory(Path.Combine(root, ".git"));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
        File.WriteAllText(
            Path.Combine(root, name),
            "FROM mcr.microsoft.com/dotnet/aspnet:9.0\nUSER $APP_UID\nENTRYPOINT [\"dotnet\", \"App.dll\"]\n");
        File.WriteAllText(
            Path.Combine(root, "docker-compose.Dockerfile"), "FROM debian\nUSER 1000\nENTRYPOINT [\"./Another\"]\n");
        var output = project.Build("-restore", "-t:AnalyzeDockerfiles");
        CollectionAssert.Contains(output.Findings, Path.GetFileName(name) + "(1,6): warning DFA6001", output.Text);
        CollectionAssert.DoesNotContain(
            output.Findings, "docker-compose.Dockerfile(1,6): warning DFA2201", output.Text);
    }

    [TestMethod]
    public void Settings_that_change_nothing_for_a_restore_are_not_missed()
    {
        var project = ConsumerProject.Create(
            properties: "<NoWarn>$(NoWarn);CS1591</NoWarn><LangVersion>$(Letters)</LangVersion>",
            dockerfile: "FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY app/App.csproj app/\n"
                + "RUN dotnet restore app/App.csproj\nCOPY . .\nRUN dotnet build app/App.csproj\n");
        var settings = Path.Combine(Path.GetDirectoryName(project.Folder)!, "Directory.Build.props");
        // Outside Git, the folder of the solution bounds the search for the build context.
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(project.Folder)!, "App.slnx"), "<Solution />");
        File.WriteAllText(
            settings,
            "<Project><PropertyGroup><NoWarn>$(NoWarn);"
                + "CS1573</NoWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>");
        CollectionAssert.DoesNotContain(
            project.Build("-restore", "-t:AnalyzeDockerfiles").Findings, "Dockerfile(4,20): warning DFA6116");
        File.WriteAllText(settings, "<Project><PropertyGroup><Letters>latest</Letters></PropertyGroup></Project>");
        CollectionAssert.Contains(
            project.Build("-restore", "-t:AnalyzeDockerfiles").Findings, "Dockerfile(4,20): warning DFA6116");
    }

    [TestMethod]
    public void After_a_restore_that_failed_what_a_program_needs_is_not_known()
    {
        const string Dockerfile = "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nCOPY . .\n"
            + "RUN dotnet publish App.csproj -o /app\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER $APP_UID\n"
            + "COPY --from=build /app .\nENTRYPOINT [\"dotnet\", \"App.dll\"]\n";
        var project = ConsumerProject.Create(properties: "<OutputType>Exe</OutputType>", dockerfile: Dockerfile);
        project.Build("-t:Restore");
        CollectionAssert.Contains(project.Build("-t:AnalyzeDockerfiles").Findings, "Dockerfile(4,6): warning DFA6203");
        File.WriteAllText(
            project.ProjectFile,
            File.ReadAllText(project.ProjectFile).Replace(
                "<ItemGroup>",
                "<ItemGroup><PackageReference Include=\"A.Package.That.Nobody.Published.Yet\" Version=\"1.0.0\" />"));
        Assert.AreNotEqual(0, project.Build("-t:Restore").ExitCode);
        CollectionAssert.DoesNotContain(
            project.Build("-t:AnalyzeDockerfiles").Findings, "Dockerfile(4,6): warning DFA6203");
    }
}
