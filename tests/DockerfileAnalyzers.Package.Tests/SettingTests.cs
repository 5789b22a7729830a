using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>Settings that have no effect, in real builds.</summary>
[TestClass]
public sealed class SettingTests
{
    private const string Clean = "FROM debian:12-slim AS base\nUSER 1000\nCMD [\"bash\"]\n";

    private const string Wrong = "<DockerfileAnalyzersMaxImageMegabytes>250MB</DockerfileAnalyzersMaxImageMegabytes>";

    private const string Multiple = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";

    private const string WrongSetting = "'DockerfileAnalyzersMaxImageMegabytes' is '250MB', "
        + "which is not a positive number without a unit, such as '250'";

    [TestMethod]
    [DataRow("csproj", false)]
    [DataRow("vbproj", true)]
    [DataRow("fsproj", false)]
    [DataRow("fsproj", true)]
    public void Every_host_reports_a_wrong_value_once_at_its_line(string extension, bool severalFrameworks)
    {
        var project = Create(extension, Wrong, framework: severalFrameworks ? Multiple : null, dockerfile: Clean);
        project.Write("second.Dockerfile", Clean);
        var output = project.Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        CollectionAssert.AreEqual(
            new[] { $"App.{extension}(7,6): warning DFA0005: {WrongSetting}" }, Find(output), output.Text);
        CollectionAssert.AreEqual(
            new[] { $"App.{extension}(7,6): warning DFA0005: {WrongSetting}" },
            Find(project.Build()),
            "an up-to-date build");
    }

    [TestMethod]
    public void A_wrong_value_is_reported_without_a_Dockerfile_too() =>
        Assert.HasCount(1, Find(Create("csproj", Wrong).Build()));

    [TestMethod]
    [DataRow("AnalyzeDockerfiles")]
    [DataRow("FixDockerfiles")]
    [DataRow("DockerfileReport")]
    public void Every_target_reports_it(string target)
    {
        var output = Create("csproj", Wrong, framework: Multiple, dockerfile: Clean).Build("-restore", "-t:" + target);
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.HasCount(1, Find(output), output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void The_properties_for_warnings_hold_for_it(string extension)
    {
        var project = Create(extension, Wrong, dockerfile: Clean);
        foreach (var (property, isReported, isError) in new[]
        {
            ("NoWarn=DFA0005", false, false),
            ("TreatWarningsAsErrors=true", true, true),
            ("WarningsAsErrors=DFA0005", true, true),
            ("DockerfileAnalysis=false", false, false),
            ("RunAnalyzers=false", false, false),
        })
        {
            var output = project.Build("-p:" + property);
            Assert.AreEqual(isError, output.ExitCode != 0, property + output.Text);
            Assert.HasCount(isReported ? 1 : 0, Find(output).Distinct().ToArray(), property + output.Text);
        }

        Assert.AreEqual(0, project.Build("-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=DFA0005").ExitCode);
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.DFA0005.severity = none\n");
        Assert.IsEmpty(Find(project.Build()));
    }

    [TestMethod]
    public void A_folder_where_a_Dockerfile_is_expected_is_one_finding()
    {
        var project = Create("csproj", "<DockerfilePath>.</DockerfilePath>", dockerfile: Clean);
        var warnings = project.Build().Text.Split('\n')
            .Where(line => line.Contains("warning DFA", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.HasCount(1, warnings.Where(line => line.Contains("DFA0005", StringComparison.Ordinal)));
        Assert.IsFalse(
            warnings.Any(line => line.Contains("DFA0004", StringComparison.Ordinal)), string.Join("\n", warnings));
    }

    [TestMethod]
    public void Names_values_and_paths_are_compared_wherever_they_are_set()
    {
        var project = Create("csproj", """
            <DockerfileAnalyzersMaxImageMegabyte>250</DockerfileAnalyzersMaxImageMegabyte>
            <DockerfilePath>nope/Dockerfile</DockerfilePath>
            <DockerfileFixIds>DFA1201;DFA9999</DockerfileFixIds>
            """, """
            <DockerfileAnalyzersFile Include="Dockerfile" BuildContext="../nope" TargetStage="bse" Context="." />
            <DockerfileAnalyzerFile Include="Dockerfile" />
            """, dockerfile: Clean);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(project.Folder)!, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <DockerfileAnalyzersAsOfDate>tomorrow</DockerfileAnalyzersAsOfDate>
                <DockerfileAnalyzersVersion>1.0</DockerfileAnalyzersVersion>
                <DockerfileAnalyzersOwn>1</DockerfileAnalyzersOwn>
                <DockerfileTag>$(DockerfileAnalyzersOwn)</DockerfileTag>
              </PropertyGroup>
            </Project>
            """);
        project.Write("../.editorconfig", "root = true\n[Dockerfile]\ndockerfile_analyzers.DFA1202.severity = silly\n");
        var output = project.Build("-p:DockerfileVulnerabilityThreshold=hihg", "-p:NoWarn=DFA2021");
        CollectionAssert.AreEqual(new[]
        {
            "App.csproj : warning DFA0005: 'DockerfileVulnerabilityThreshold' is 'hihg', which is not 'low', 'medium', "
                + "'high' or 'critical'; did you mean 'high'?",
            "App.csproj(7,6): warning DFA0005: Unknown property 'DockerfileAnalyzersMaxImageMegabyte'; "
                + "did you mean 'DockerfileAnalyzersMaxImageMegabytes'?",
            "App.csproj(8,2): warning DFA0005: 'DockerfilePath' is 'nope/Dockerfile', which does not exist",
            "App.csproj(9,2): warning DFA0005: 'DockerfileFixIds' is 'DFA1201;DFA9999', but there is no rule 'DFA9999'",
            "App.csproj(13,51): warning DFA0005: 'BuildContext' of 'Dockerfile' is '../nope', which does not exist",
            "App.csproj(13,74): warning DFA0005: 'TargetStage' of 'Dockerfile' is 'bse', "
                + "which is not a build stage of the Dockerfile; did you mean 'base'?",
            "App.csproj(13,92): warning DFA0005: Unknown metadata 'Context' of 'DockerfileAnalyzersFile'; "
                + "did you mean 'BuildContext'?",
            "App.csproj(14,2): warning DFA0005: Unknown item 'DockerfileAnalyzerFile'; "
                + "did you mean 'DockerfileAnalyzersFile'?",
            "App.csproj : warning DFA0005: Unknown rule 'DFA2021' in 'NoWarn'",
            "Directory.Build.props(3,6): warning DFA0005: 'DockerfileAnalyzersAsOfDate' is 'tomorrow', "
                + "which is not a date in the format 'yyyy-MM-dd'",
            ".editorconfig(3,1): warning DFA0005: 'dockerfile_analyzers.DFA1202.severity' is 'silly', "
                + "which is not 'none', 'suggestion', 'warning' or 'error'",
        }.Order().ToArray(), Find(output).Order().ToArray(), output.Text);
    }

    [TestMethod]
    public void Names_that_contain_the_name_of_the_product_and_all_lists_of_rules_are_compared()
    {
        var project = Create("csproj", """
            <EnableDockerfileAnalysis>false</EnableDockerfileAnalysis>
            <RunDockerfileAnalyzers>false</RunDockerfileAnalyzers>
            <DockerfileReportDir>out</DockerfileReportDir>
            <DockerfileTagPrefix>1</DockerfileTagPrefix>
            <NoWarn>$(NoWarn);RootUser;DFA9999</NoWarn>
            <MSBuildWarningsAsMessages>$(MSBuildWarningsAsMessages);DFA9998</MSBuildWarningsAsMessages>
            <MSBuildWarningsAsErrors>DFA9997;MSB3277</MSBuildWarningsAsErrors>
            """, """
            <DockerfileAnalyzersFile Include="Dockerfile" />
            <DockerfileAnalyzersFile Include="docker/*.Dockerfile" />
            <DockerfileAnalyzersFile Include="*file" />
            """, dockerfile: Clean);
        CollectionAssert.AreEqual(new[]
        {
            "App.csproj(7,6): warning DFA0005: Unknown property 'EnableDockerfileAnalysis'; "
                + "did you mean 'DockerfileAnalysis'?",
            "App.csproj(8,2): warning DFA0005: Unknown property 'RunDockerfileAnalyzers'",
            "App.csproj(9,2): warning DFA0005: Unknown property 'DockerfileReportDir'; "
                + "did you mean 'DockerfileReportDirectory'?",
            "App.csproj(11,2): warning DFA0005: Unknown rule 'RootUser' in 'NoWarn'; did you mean 'DFA2001'?",
            "App.csproj(11,2): warning DFA0005: Unknown rule 'DFA9999' in 'NoWarn'",
            "App.csproj(12,2): warning DFA0005: Unknown rule 'DFA9998' in 'MSBuildWarningsAsMessages'",
            "App.csproj(13,2): warning DFA0005: Unknown rule 'DFA9997' in 'MSBuildWarningsAsErrors'",
            "App.csproj(18,2): warning DFA0005: 'DockerfileAnalyzersFile' is 'docker/*.Dockerfile', "
                + "which does not match a file",
        }.Order().ToArray(), Find(project.Build()).Order().ToArray());
    }

    [TestMethod]
    public void Names_that_nothing_reads_and_patterns_that_match_nothing_are_compared()
    {
        var project = Create("csproj", """
            <DockerfileVulnerabilitiesThreshold>high</DockerfileVulnerabilitiesThreshold>
            <DockerfileFixRules>DFA1201</DockerfileFixRules>
            <DockerfileBuildContext>..</DockerfileBuildContext>
            <DockerfileReportFolder>out</DockerfileReportFolder>
            <OutputFolder>$(DockerfileReportFolder)</OutputFolder>
            <NoWarn>$(NoWarn);DFA0</NoWarn>
            """, """
            <DockerfileAnalyzersFile Include="docker\x.Dockerfile;..\*.Dockerfile;docker/**/*.Dockerfile;./**/x.*"
              Stage="base" Foo="1" />
            <DockerfileAnalyzersFile Include="docker\*.Dockerfil; ../nope/**" />
            <DockerfileVulnerabilitiesReport Include="scan.json" />
            """, dockerfile: Clean);
        project.Write("docker/x.Dockerfile", Clean);
        project.Write("../y.Dockerfile", Clean);
        var output = project.Build();
        CollectionAssert.AreEqual(new[]
        {
            "App.csproj(7,6): warning DFA0005: Unknown property 'DockerfileVulnerabilitiesThreshold'; "
                + "did you mean 'DockerfileVulnerabilityThreshold'?",
            "App.csproj(8,2): warning DFA0005: Unknown property 'DockerfileFixRules'; "
                + "did you mean 'DockerfileFixIds' or 'DockerfileFixSafety'?",
            "App.csproj(9,2): warning DFA0005: Unknown property 'DockerfileBuildContext'; "
                + "did you mean 'DockerfileAnalyzersContext'?",
            "App.csproj(12,2): warning DFA0005: Unknown rule 'DFA0' in 'NoWarn'",
            "App.csproj(17,3): warning DFA0005: Unknown metadata 'Stage' of 'DockerfileAnalyzersFile'; "
                + "did you mean 'TargetStage'?",
            "App.csproj(18,2): warning DFA0005: 'DockerfileAnalyzersFile' is '../nope/**', which does not match a file",
            "App.csproj(18,2): warning DFA0005: 'DockerfileAnalyzersFile' is 'docker\\*.Dockerfil', "
                + "which does not match a file",
            "App.csproj(19,2): warning DFA0005: Unknown item 'DockerfileVulnerabilitiesReport'; "
                + "did you mean 'DockerfileVulnerabilityReport'?",
        }.Order().ToArray(), Find(output).Order().ToArray(), output.Text);
    }

    [TestMethod]
    public void A_name_that_a_package_may_read_is_not_reported()
    {
        const string Own =
            "<DockerfileFixRules>DFA1201</DockerfileFixRules><DockerfileBuildContext>..</DockerfileBuildContext>";
        var project = Create("csproj", Own, dockerfile: Clean);
        Assert.HasCount(2, Find(project.Build()));
        // As a restore writes it.
        project.Write(
            "packages/company.docker/1.0.0/build/Company.Docker.targets",
            "<Project><Import Project=\"sub/Rest.targets\" /></Project>");
        project.Write("packages/company.docker/1.0.0/build/sub/Rest.targets",
            "<Project><PropertyGroup><A>$(DockerfileFixRules)</A></PropertyGroup></Project>");
        var generated = Path.Combine(project.Folder, "obj", "App.csproj.nuget.g.targets");
        File.WriteAllText(generated, File.ReadAllText(generated).Replace("</Project>",
            "<ImportGroup><Import "
                + $"Project=\"{project.Folder}/packages/company.docker/1.0.0/build/Company.Docker.targets\" "
                + "/></ImportGroup></Project>"));
        StringAssert.Contains(Find(project.Build("--no-restore")).Single(), "'DockerfileBuildContext'");
        project.Write(
            "../Directory.Build.targets",
            "<Project><Import Project=\"$(Nowhere)/x.targets\" Condition=\"'$(Nowhere)' != ''\" /></Project>");
        Assert.IsEmpty(Find(project.Build()));
    }

    [TestMethod]
    public void What_projects_of_a_solution_share_is_reported_once_a_build()
    {
        var project = Create("csproj", "", dockerfile: Clean, framework: Multiple);
        var root = Path.GetDirectoryName(project.Folder)!;
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            Directory.CreateDirectory(Path.Combine(root, name));
            File.WriteAllText(Path.Combine(root, name, name + ".csproj"), File.ReadAllText(project.ProjectFile));
        }

        File.WriteAllText(
            Path.Combine(root, "All.slnx"),
            "<Solution><Project Path=\"One/One.csproj\" /><Project Path=\"Two/Two.csproj\" /><Project "
                + "Path=\"Three/Three.csproj\" /><Project Path=\"app/App.csproj\" /></Solution>");
        File.WriteAllText(
            Path.Combine(root, "Directory.Build.props"),
            $"<Project>\n  <PropertyGroup>{Wrong}</PropertyGroup>\n</Project>");
        File.WriteAllText(
            Path.Combine(root, ".editorconfig"), "root = true\n[*]\ndockerfile_analyzers.DFA9999.severity = none\n");
        var (exitCode, text) = BuiltPackage.RunDotNet(
            root, "build", "All.slnx", "-nologo", "-tl:off", "-m:4", "-p:DockerfileFixSafety=bogus");
        Assert.AreEqual(0, exitCode, text);
        CollectionAssert.AreEqual(new[]
        {
            ".editorconfig(3,1): warning DFA0005: Unknown rule 'DFA9999' in 'dockerfile_analyzers.DFA9999.severity'",
            "All.slnx : warning DFA0005: 'DockerfileFixSafety' is 'bogus', which is not 'Safe' or 'Unsafe'",
            $"Directory.Build.props(2,19): warning DFA0005: {WrongSetting}",
        }, Find(new BuildOutput(exitCode, text)).Order(StringComparer.Ordinal).ToArray(), text);
        // The brackets name the project that reports: one of the solution, not one of the package.
        foreach (var line in text.Split('\n').Where(line => line.Contains(" DFA0005: ")))
            Assert.MatchesRegex(@" \[[^\]]*[/\\](?:One|Two|Three|App)\.csproj(?:::Target[^\]]*)?\]\s*$", line);
        (exitCode, text) = BuiltPackage.RunDotNet(
            root, "build", "All.slnx", "-nologo", "-tl:off", "-m:4", "-p:TreatWarningsAsErrors=true");
        Assert.AreNotEqual(0, exitCode, text);
    }

    [TestMethod]
    public void Data_that_is_old_on_the_day_of_judgement_is_an_info_once_a_build()
    {
        var project = Create("csproj", "", dockerfile: Clean, framework: Multiple);
        var root = Path.GetDirectoryName(project.Folder)!;
        Directory.CreateDirectory(Path.Combine(root, "Other"));
        File.Copy(project.ProjectFile, Path.Combine(root, "Other", "Other.csproj"));
        File.WriteAllText(
            Path.Combine(root, "All.slnx"),
            "<Solution><Project Path=\"Other/Other.csproj\" /><Project Path=\"app/App.csproj\" /></Solution>");
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), """
            <Project>
              <PropertyGroup><DockerfileAnalyzersAsOfDate>2031-01-01</DockerfileAnalyzersAsOfDate></PropertyGroup>
            </Project>
            """);
        string[] Build(params string[] arguments) =>
            BuiltPackage.RunDotNet(root, ["build", "All.slnx", "-nologo", "-tl:off", "-m:4", .. arguments])
                .Output.Split('\n')
                .Where(line => line.Contains(" DFA0009: ")).ToArray();
        var info = Build("-v:normal").Single();
        StringAssert.Contains(
            info,
            "Directory.Build.props(2,19): message DFA0009: 'DockerfileAnalyzersAsOfDate' is 2031-01-01, "
                + "but the data in this package is from ");
        Assert.IsEmpty(Build("-v:normal", "-p:NoWarn=DFA0009"));
        Assert.IsEmpty(Build("-v:normal", "-p:DockerfileAnalyzersAsOfDate=2026-11-25"));
        StringAssert.Contains(
            Build("-p:WarningsAsErrors=DFA0009").Distinct().Single(), "Directory.Build.props(2,19): error DFA0009: ");
    }

    [TestMethod]
    [DataRow("<DockerfileAnalyzersHost>Tsak</DockerfileAnalyzersHost>", "csproj", "net10.0")]
    [DataRow("<DockerfileAnalyzersHost>Compiler</DockerfileAnalyzersHost>", "fsproj", "net10.0")]
    [DataRow(
        "<DockerfileAnalyzersTargetFramework>net9.0</DockerfileAnalyzersTargetFramework>",
        "csproj",
        "net10.0;netstandard2.0")]
    [DataRow("<DockerfileAnalysis>flase</DockerfileAnalysis>", "csproj", "net10.0")]
    public void A_wrong_value_turns_nothing_off(string property, string extension, string frameworks)
    {
        var framework = frameworks.Contains(';') ? $"<TargetFrameworks>{frameworks}</TargetFrameworks>" : null;
        var output = Create(
            extension, property, framework: framework, dockerfile: "FROM debian\nUSER 1000\nCMD [\"bash\"]\n").Build();
        CollectionAssert.AreEquivalent(
            new[] { $"App.{extension}(7,6): warning DFA0005", "Dockerfile(1,6): warning DFA2201" },
            output.Findings,
            output.Text);
    }

    [TestMethod]
    public void What_is_right_is_not_reported()
    {
        var project = Create("csproj", """
            <DockerfileAnalysis> True </DockerfileAnalysis>
            <DockerfileAnalyzersAsOfDate>
              2026-01-31
            </DockerfileAnalyzersAsOfDate>
            <DockerfileAnalyzersMaxImageMegabytes> 250.5 </DockerfileAnalyzersMaxImageMegabytes>
            <DockerfileAnalyzersTargetFramework>netstandard2.0</DockerfileAnalyzersTargetFramework>
            <DockerfileAnalyzersHost>compiler</DockerfileAnalyzersHost>
            <DockerfileAnalyzersContext>..</DockerfileAnalyzersContext>
            <DockerfileVulnerabilityThreshold>HIGH</DockerfileVulnerabilityThreshold>
            <DockerfileFixSafety></DockerfileFixSafety>
            <DockerfileFixIds>DFA1201, dfa1304;DFA8001 DFA8002</DockerfileFixIds>
            <DockerfileReportDirectory>docs/new</DockerfileReportDirectory>
            <DockerfileContext>..\..</DockerfileContext>
            <DockerfileRunArguments>--rm</DockerfileRunArguments>
            <NoWarn>$(NoWarn);DFA1202;CS1591</NoWarn>
            """, """
            <DockerfileAnalyzersFile Include="../docker/*.Dockerfile" BuildContext=".." TargetStage="BASE" Link="x" />
            """, framework: Multiple);
        project.Write("../docker/shop.Dockerfile", Clean);
        project.Write(
            "../.editorconfig",
            "root = true\n[*]\ndotnet_diagnostic.DFA8009.severity = none # not here\n[*.{Dockerfile,cs}]\n"
                + "dockerfile_analyzers.DFA1301.megabytes: 10\n");
        var output = project.Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.IsEmpty(Find(output), output.Text);
        Assert.IsEmpty(Find(project.Build("-t:AnalyzeDockerfiles")));
    }

    [TestMethod]
    [DataRow("csproj", ".globalconfig", "is_global = true\ndotnet_diagnostic.DFA8009.severity = error\n")]
    [DataRow("vbproj", ".globalconfig", "is_global = true\ndockerfile_analyzers.DFA8009.severity = error\n")]
    [DataRow("fsproj", ".globalconfig", "is_global = true\ndotnet_diagnostic.DFA8009.severity = error\n")]
    [DataRow("csproj", ".editorconfig", "[Dockerfile]\ndotnet_diagnostic.DFA8009.severity = error\n")]
    [DataRow("csproj", "-p:WarningsAsErrors=DFA8009", "")]
    [DataRow("fsproj", "-p:WarningsAsErrors=DFA8009", "")]
    public void A_rule_that_is_off_by_default_can_be_turned_on(string extension, string file, string text)
    {
        var project = Create(extension, "", dockerfile: Clean);
        if (text.Length > 0)
            project.Write(file, text);
        var output = project.Build(text.Length > 0 ? [] : [file]);
        CollectionAssert.AreEqual(
            new[] { "Dockerfile(1,1): error DFA8009" }, output.Findings.Distinct().ToArray(), output.Text);
    }

    private static ConsumerProject Create(
        string extension, string properties, string items = "", string? framework = null, string? dockerfile = null) =>
        ConsumerProject.Create(
            extension,
            properties,
            items,
            dockerfile,
            framework ?? "<TargetFramework>net10.0</TargetFramework>");

    // Without the folder and the project.
    private static string[] Find(BuildOutput output) =>
        Regex.Split(output.Text, "^Build (?:succeeded|FAILED)", RegexOptions.Multiline)[0].Split('\n')
            .Where(line => line.Contains(" DFA0005: "))
            .Select(line =>
                Regex.Match(line, @"([^/\\]+? ?(?:\(\d+,\d+\))?: (?:warning|error) DFA0005: .*?)(?: \[[^\]]*\])?\s*$")
                    .Groups[1].Value.Trim())
            .ToArray();
}
