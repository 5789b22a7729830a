using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Rules.Style;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Tests.Rules.Engine;

/// <summary>Keys of .editorconfig and .globalconfig; the tests of the tasks have those of MSBuild.</summary>
[TestClass]
public sealed class InvalidSettingTests
{
    [TestMethod]
    [DataRow(
        "dockerfile_analyzers.DFA1202.severity = silly",
        "'dockerfile_analyzers.DFA1202.severity' is 'silly', which is not 'none', 'suggestion', 'warning' or 'error'")]
    [DataRow(
        "dotnet_diagnostic.DFA1202.severity = eror",
        "'dotnet_diagnostic.DFA1202.severity' is 'eror', which is not 'none', 'suggestion', 'warning' or 'error'; "
            + "did you mean 'error'?")]
    [DataRow(
        "dockerfile_analyzers.DFA1202.severity = \"none\"",
        "'dockerfile_analyzers.DFA1202.severity' is '\"none\"', which is not 'none', 'suggestion', "
            + "'warning' or 'error'; did you mean 'none'?")]
    [DataRow(
        "dockerfile_analyzers.DFA1202.severity =",
        "'dockerfile_analyzers.DFA1202.severity' does not have a value; expected 'none', 'suggestion', "
            + "'warning' or 'error'")]
    [DataRow(
        "dockerfile_analyzers.DFA9999.severity = none",
        "Unknown rule 'DFA9999' in 'dockerfile_analyzers.DFA9999.severity'")]
    [DataRow(
        "dockerfile_analyzers.RootUser.severity = none",
        "Unknown rule 'RootUser' in 'dockerfile_analyzers.RootUser.severity'; did you mean 'DFA2001'?")]
    [DataRow(
        "dotnet_diagnostic.DFA2OO1.severity = none",
        "Unknown rule 'DFA2OO1' in 'dotnet_diagnostic.DFA2OO1.severity'; did you mean 'DFA2001'?")]
    [DataRow(
        "dotnet_diagnostic.DAF2001.severity = none",
        "Unknown rule 'DAF2001' in 'dotnet_diagnostic.DAF2001.severity'; did you mean 'DFA2001'?")]
    [DataRow(
        "dotnet_diagnostic.DFA2001.sevrity = none",
        "Unknown setting 'dotnet_diagnostic.DFA2001.sevrity'; did you mean 'dotnet_diagnostic.DFA2001.severity'?")]
    [DataRow(
        "dockerfile_analyzers.DFA2001.sevrity = none",
        "Rule DFA2001 does not have an option 'sevrity'; did you mean 'severity'?")]
    [DataRow(
        "dockerfile_analyzers.DFA1301.megabyte = 50",
        "Rule DFA1301 does not have an option 'megabyte'; did you mean 'megabytes'?")]
    [DataRow("dockerfile_analyzers.DFA1202.megabytes = 50", "Rule DFA1202 does not have an option 'megabytes'")]
    [DataRow(
        "dockerfile_analyzers.DFA1301.megabytes = 50MB",
        "'dockerfile_analyzers.DFA1301.megabytes' is '50MB', which is not a positive number without a unit, "
            + "such as '250'")]
    [DataRow(
        "dockerfile_analyzers.DFA1301.megabytes = -1",
        "'dockerfile_analyzers.DFA1301.megabytes' is '-1', which is not a positive number without a unit, "
            + "such as '250'")]
    [DataRow(
        "dockerfile_analyzers.DFA1301.megabytes = Infinity",
        "'dockerfile_analyzers.DFA1301.megabytes' is 'Infinity', which is not a positive number without a unit, "
            + "such as '250'")]
    [DataRow(
        "dotnet_analyzer_diagnostic.severity = warnin",
        "'dotnet_analyzer_diagnostic.severity' is 'warnin', which is not 'none', 'suggestion', 'warning' or 'error'; "
            + "did you mean 'warning'?")]
    [DataRow(
        "dockerfile_analyzers.DFA8011.strict = yes",
        "'dockerfile_analyzers.DFA8011.strict' is 'yes', which is not 'true' or 'false'")]
    [DataRow(
        "dockerfile_analyzers.DFA8011.labels = version:semvr",
        "'dockerfile_analyzers.DFA8011.labels' is 'version:semvr', but 'version:semvr' is not a label and its kind: "
            + "text, url, rfc3339, spdx, hash, semver, email; did you mean 'semver'?")]
    [DataRow(
        "dockerfile_analyzers.DFA2208.registries = https://docker.io",
        "'dockerfile_analyzers.DFA2208.registries' is 'https://docker.io', "
            + "but 'https://docker.io' is not the host of a registry; specify it without scheme and path")]
    [DataRow(
        "dockerfile_analyzers.DFA2208.registries = docker.io;mcr.microsoft.com",
        "The value of 'dockerfile_analyzers.DFA2208.registries' ends at ';', which starts a comment; "
            + "separate the entries with ','")]
    [DataRow(
        "dockerfile_analyzers.DFA2510.threshold = hihg",
        "'dockerfile_analyzers.DFA2510.threshold' is 'hihg', which is not 'low', 'medium', 'high' or 'critical'; "
            + "did you mean 'high'?")]
    [DataRow(
        "dockerfile_analyzers.severity = none",
        "Unknown setting 'dockerfile_analyzers.severity'; expected 'dockerfile_analyzers.<rule id>.<option>'")]
    [DataRow(
        "dockerfile_analyzer.DFA1202.severity = none",
        "Unknown setting 'dockerfile_analyzer.DFA1202.severity'; "
            + "did you mean 'dockerfile_analyzers.DFA1202.severity'?")]
    [DataRow(
        "dockerfile-analyzers.DFA1202.severity = none",
        "Unknown setting 'dockerfile-analyzers.DFA1202.severity'; "
            + "did you mean 'dockerfile_analyzers.DFA1202.severity'?")]
    [DataRow(
        "dotnet_diagnostics.DFA1202.severity = none",
        "Unknown setting 'dotnet_diagnostics.DFA1202.severity'; did you mean 'dockerfile_analyzers.DFA1202.severity'?")]
    [DataRow("DFA1202 = none", "Unknown setting 'DFA1202'; did you mean 'dockerfile_analyzers.DFA1202.severity'?")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category-Dockerfile.Sise.severity = none",
        "Unknown category 'Sise' in 'dotnet_analyzer_diagnostic.category-Dockerfile.Sise.severity'; "
            + "the categories are Engine, Size, Security, Cache, Correctness, Context, Project, Shell, Style, Code; "
            + "did you mean 'Size'?")]
    [DataRow(
        "dotnet_analyzer_diagnostics.category-Dockerfile.Size.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostics.category-Dockerfile.Size.severity'; "
            + "did you mean 'dotnet_analyzer_diagnostic.category-Dockerfile.Size.severity'?")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category-Dockerfile.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostic.category-Dockerfile.severity'; "
            + "expected 'dotnet_analyzer_diagnostic.category-Dockerfile.<category>.severity'")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category-Docker.Size.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostic.category-Docker.Size.severity'; "
            + "did you mean 'dotnet_analyzer_diagnostic.category-Dockerfile.Size.severity'?")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category-Dockerfiles.Sise.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostic.category-Dockerfiles.Sise.severity'; "
            + "did you mean 'dotnet_analyzer_diagnostic.category-Dockerfile.Size.severity'?")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category-Dockerfile-Size.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostic.category-Dockerfile-Size.severity'; "
            + "did you mean 'dotnet_analyzer_diagnostic.category-Dockerfile.Size.severity'?")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category-DockerfileSize.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostic.category-DockerfileSize.severity'; "
            + "did you mean 'dotnet_analyzer_diagnostic.category-Dockerfile.Size.severity'?")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category_Dockerfile.Size.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostic.category_Dockerfile.Size.severity'; "
            + "did you mean 'dotnet_analyzer_diagnostic.category-Dockerfile.Size.severity'?")]
    [DataRow(
        "dotnet_analyzer_diagnostic.category-DockerfileAnalyzers.Speed.severity = none",
        "Unknown setting 'dotnet_analyzer_diagnostic.category-DockerfileAnalyzers.Speed.severity'; "
            + "expected 'dotnet_analyzer_diagnostic.category-Dockerfile.<category>.severity'")]
    [DataRow(
        "dockerfile_analysis.DFA1202.severity = none",
        "Unknown setting 'dockerfile_analysis.DFA1202.severity'; "
            + "did you mean 'dockerfile_analyzers.DFA1202.severity'?")]
    [DataRow(
        "dockerfile_analyzers_DFA1202.severity = none",
        "Unknown setting 'dockerfile_analyzers_DFA1202.severity'; "
            + "did you mean 'dockerfile_analyzers.DFA1202.severity'?")]
    [DataRow("dotnet_diagnostic.DFA1.severity = none", "Unknown rule 'DFA1' in 'dotnet_diagnostic.DFA1.severity'")]
    [DataRow(
        "dotnet_diagnostic.DFA12xx.severity = none", "Unknown rule 'DFA12xx' in 'dotnet_diagnostic.DFA12xx.severity'")]
    [DataRow(
        "dockerfile_analyzers.DFA1202.severity none",
        "'dockerfile_analyzers.DFA1202.severity' is ignored because there is no '=' after it; "
            + "write 'dockerfile_analyzers.DFA1202.severity = <value>'")]
    public void What_has_no_effect_is_reported(string line, string expected) =>
        CollectionAssert.AreEqual(new[] { expected }, Check("[Dockerfile]\n" + line));

    [TestMethod]
    [DataRow("dockerfile_analyzers.DFA1202.severity = None # a reason")]
    [DataRow("DOCKERFILE_ANALYZERS.dfa1202.SEVERITY: warning")]
    [DataRow("dotnet_diagnostic.DFA8009.severity = default")]
    [DataRow("dotnet_diagnostic.DFA0004.severity = error")]
    [DataRow("dotnet_diagnostic.CA1000.severity = silly")]
    [DataRow("dotnet_diagnostic.XDFA1000.severity = silly")]
    [DataRow("dotnet_analyzer_diagnostic.category-Dockerfile.Size.severity = suggestion")]
    [DataRow("dotnet_analyzer_diagnostic.category-Design.severity = silly")]
    [DataRow("dotnet_analyzer_diagnostics.category-Design.severity = silly")]
    [DataRow("dotnet_analyzer_diagnostic.severity = warning")]
    [DataRow("dotnet_analyzer_diagnostic.category-Docs.Size.severity = silly")]
    [DataRow("some words without a value")]
    [DataRow("dockerfile_analyzers.DFA1301.megabytes = 12.5")]
    [DataRow("dockerfile_analyzers.DFA2208.registries = docker.io, *.azurecr.io mcr.microsoft.com ; ours and theirs")]
    [DataRow("dockerfile_analyzers.DFA2208.registries =")]
    [DataRow("dockerfile_analyzers.DFA8011.labels = version:semver, source:URL, authors")]
    [DataRow("dockerfile_style = 4")]
    [DataRow("indent_size = 4")]
    public void What_is_valid_or_of_others_is_not(string line) =>
        CollectionAssert.AreEqual(Array.Empty<string>(), Check("[Dockerfile]\n" + line));

    [TestMethod]
    [DataRow("*.cs", true)]
    [DataRow("src/**.{cs,vb}", true)]
    [DataRow("Dokcerfile", true)]
    [DataRow("*.yml", true)]
    [DataRow("*.Dockerfil", true)]
    [DataRow("*.{dokerfile,Dockerfiles}", true)]
    [DataRow("*", false)]
    [DataRow("{Dockerfile,*.cs}", false)]
    [DataRow("[Dd]ockerfile*", false)]
    [DataRow("Dockerfile[", true)]
    [DataRow("Dockerfil", true)]
    [DataRow("Dockerfile[.-]dev", false)]
    [DataRow("*.{Dockerfile,cs}", false)]
    [DataRow("other/Dockerfile.debug", false)]
    [DataRow("*.docker", false)]
    [DataRow(".dockerignore", false)]
    [DataRow("services/*", false)]
    public void A_section_that_cannot_match_a_Dockerfile_is_reported(string section, bool isReported) =>
        Assert.HasCount(isReported ? 1 : 0, Check($"[{section}]\ndockerfile_analyzers.DFA1202.severity = none"));

    [TestMethod]
    [DataRow(
        "[Dockerfile\ndockerfile_analyzers.DFA1202.severity = none",
        "Invalid section header '[Dockerfile'; write '[Dockerfile]', or the keys that follow belong to '[*.cs]'")]
    [DataRow(
        "Dockerfile]\ndotnet_diagnostic.DFA1202.severity = none",
        "Invalid section header 'Dockerfile]'; write '[Dockerfile]', or the keys that follow belong to '[*.cs]'")]
    [DataRow(
        "[*.{Dockerfile,dev}\nindent_size = 4",
        "Invalid section header '[*.{Dockerfile,dev}'; write '[*.{Dockerfile,dev}]', "
            + "or the keys that follow belong to '[*.cs]'")]
    [DataRow(
        "[services/*\nindent_size = 4\ndockerfile_analyzers.DFA1202.severity = none",
        "Invalid section header '[services/*'; write '[services/*]', or the keys that follow belong to '[*.cs]'")]
    [DataRow("[*.vb\nindent_size = 4\n[Dockerfile]\ndockerfile_analyzers.DFA1202.severity = none", null)]
    public void A_header_that_is_not_one_is_reported_where_it_is_for_Dockerfiles(string text, string? expected) =>
        CollectionAssert.AreEqual(new[] { expected }.OfType<string>().ToArray(), Check("[*.cs]\n" + text));

    [TestMethod]
    public void A_key_for_all_analyzers_may_be_in_a_section_for_source_files() =>
        Assert.IsEmpty(
            Check("[*.cs]\ndotnet_analyzer_diagnostic.severity = none\ndotnet_analyzer_diagnostic.severity = error"));

    [TestMethod]
    [DataRow("[Dockerfile]", false)]
    [DataRow("[*]", false)]
    [DataRow("[/src/*]", false)]
    [DataRow("[/src/Dockerfile]", true)]
    [DataRow("[/src/Dockerfile.debug]", false)]
    public void A_section_of_a_global_file_is_the_path_of_one_file(string section, bool applies)
    {
        var text = "is_global = true\n" + section + "\ndockerfile_analyzers.DFA1202.severity = none";
        var config = EditorConfigSet.Create([new("/src/.globalconfig", text)]).GetConfig("/src/Dockerfile");
        Assert.AreEqual(applies ? "none" : null, config["dockerfile_analyzers.DFA1202.severity"]);
    }

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\r")]
    public void Lines_end_as_the_compiler_ends_them(string end)
    {
        var text = string.Join(end, "root = true", "[Dockerfile]", "dockerfile_analyzers.DFA1202.severity = none", "");
        var config = EditorConfigSet.Create([new("/src/.editorconfig", text)]).GetConfig("/src/Dockerfile");
        Assert.AreEqual("none", config["dockerfile_analyzers.DFA1202.severity"]);
    }

    [TestMethod]
    public void A_section_for_source_files_counts_for_the_keys_of_the_compiler()
    {
        Assert.IsEmpty(Check("[*.cs]\ndotnet_diagnostic.DFA1202.severity = none"));
        Assert.HasCount(1, Check("[*.fs]\ndotnet_diagnostic.DFA1202.severity = none"));
        Assert.IsEmpty(Check("[*.csproj]\ndotnet_diagnostic.DFA0005.severity = none"));
    }

    [TestMethod]
    public void A_section_that_matches_a_Dockerfile_of_the_project_is_right_whatever_it_is_called() =>
        Assert.IsEmpty(
            Check("[*.yml]\ndockerfile_analyzers.DFA1202.severity = none", analyzed: "/src/build/image.yml"));

    [TestMethod]
    public void A_key_before_the_first_section_is_reported_and_in_a_global_file_is_not()
    {
        CollectionAssert.AreEqual(
            new[]
            {
                "'dotnet_diagnostic.DFA1202.severity' is ignored before the first section; "
                    + "move it to a section such as '[Dockerfile]'",
            },
            Check("root = true\ndotnet_diagnostic.DFA1202.severity = none"));
        Assert.IsEmpty(Check("is_global = true\ndotnet_diagnostic.DFA1202.severity = none"));
        Assert.IsEmpty(Check("dotnet_diagnostic.DFA1202.severity = none", "/src/.globalconfig"));
    }

    [TestMethod]
    public void A_global_file_has_only_sections_of_absolute_paths_and_words_that_the_compiler_knows()
    {
        CollectionAssert.AreEqual(
            new[]
            {
                "'dotnet_diagnostic.DFA1202.severity' is ignored; "
                    + "a section of a global configuration file must be an absolute path, and '[*]' is not",
            },
            Check("[*]\ndotnet_diagnostic.DFA1202.severity = none", "/src/.globalconfig"));
        Assert.IsEmpty(Check("[/src/Dockerfile]\ndotnet_diagnostic.DFA1202.severity = none", "/src/.globalconfig"));
        CollectionAssert.AreEqual(
            new[]
            {
                "'dotnet_diagnostic.DFA1202.severity' is 'warn', which the compiler does not know; expected 'none', "
                    + "'suggestion', 'warning' or 'error'",
            },
            Check("dotnet_diagnostic.DFA1202.severity = warn", "/src/.globalconfig"));
        Assert.IsEmpty(Check("dockerfile_analyzers.DFA1202.severity = warn", "/src/.globalconfig"));
    }

    [TestMethod]
    public void A_key_that_is_set_again_with_another_value_is_reported()
    {
        CollectionAssert.AreEqual(
            new[]
            {
                "'dockerfile_analyzers.DFA1202.severity' is set to 'error' again on line 4; this line has no effect",
            },
            Check(
                "[*]\ndockerfile_analyzers.DFA1202.severity = none\n\ndockerfile_analyzers.dfa1202.severity = error"));
        Assert.IsEmpty(Check(
            "[*]\ndockerfile_analyzers.DFA1202.severity = none\n[Dockerfile]\n"
                + "dockerfile_analyzers.DFA1202.severity = error"));
        Assert.IsEmpty(
            Check("[*]\ndockerfile_analyzers.DFA1202.severity = none\ndockerfile_analyzers.DFA1202.severity = none"));
    }

    [TestMethod]
    public void The_place_is_that_of_the_key()
    {
        var problem = ConfigFileChecker.Check(
            EditorConfigFile.Parse(
                "/src/.editorconfig", "# ours\r\n[*]\r\n  dockerfile_analyzers.DFA1.severity = none\r\n"),
            []).Single();
        Assert.AreEqual(("/src/.editorconfig", 3, 3), (problem.File, problem.Line, problem.Column));
    }

    [TestMethod]
    public void Every_word_that_is_allowed_is_understood()
    {
        foreach (var word in new[]
        {
            "none", "silent", "suggestion", "warning", "error", "hidden", "refactoring", "info", "warn",
        })
        {
            Assert.IsNull(SettingCatalog.RuleSeverity.Kind.FindProblem(word), word);
            Assert.IsNotNull(SeverityResolver.Parse(word), word);
        }

        foreach (var word in new[] { "low", "medium", "high", "critical", "important", "moderate", "negligible" })
        {
            Assert.IsNull(SettingCatalog.VulnerabilityThreshold.Kind.FindProblem(word), word);
            Assert.AreNotEqual(VulnerabilitySeverity.Unknown, VulnerabilityReport.ParseSeverity(word), word);
        }

        foreach (var kind in SettingKinds.LabelKinds.Where(kind => kind != "text"))
            Assert.IsNotNull(LabelSchema.Parse("a:" + kind)!.FindProblem("a", "?! ?"), kind);
    }

    private static string[] Check(
        string text, string path = "/src/.editorconfig", string analyzed = "/src/Dockerfile") =>
        ConfigFileChecker.Check(EditorConfigFile.Parse(path, text), [analyzed])
            .Select(problem => problem.Message).ToArray();
}
