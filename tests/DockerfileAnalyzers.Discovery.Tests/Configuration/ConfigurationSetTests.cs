using System.Runtime.Versioning;
using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class ConfigurationSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConfigurationSetTests() => Directory.CreateDirectory(_folder[".git"]);

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("dockerfile-analyzers.yaml")]
    [DataRow("dockerfile-analyzers.yml")]
    [DataRow(".config/dockerfile-analyzers.yaml")]
    [DataRow(".config/dockerfile-analyzers.yml")]
    [DataRow("app/dockerfile-analyzers.yaml")]
    public void The_nearest_file_up_to_the_root_of_the_repository_counts(string name)
    {
        Write(name, "rules: { DFA2001: error }");
        Write("other/dockerfile-analyzers.yaml", "rules: { DFA2001: none }");
        Assert.AreEqual(Severity.Error, Get("app/src/Dockerfile", "DFA2001"));
        Assert.AreEqual(Severity.None, Get("other/Dockerfile", "DFA2001"));
    }

    [TestMethod]
    public void A_file_above_the_repository_does_not_count()
    {
        Directory.CreateDirectory(_folder["inner/.git"]);
        Write("dockerfile-analyzers.yaml", "mode: none");
        Assert.AreEqual(Severity.Warning, Get("inner/Dockerfile", "DFA2001"));
    }

    [TestMethod]
    public void A_second_file_in_a_folder_is_reported()
    {
        Write("dockerfile-analyzers.yaml", "mode: all");
        Write(".config/dockerfile-analyzers.yml", "mode: none");
        var problem = Find("Dockerfile").Problems.Single();
        Assert.AreEqual("This file is ignored because 'dockerfile-analyzers.yaml' is read; remove one of them",
            problem.Message);
        Assert.AreEqual(_folder[".config/dockerfile-analyzers.yml"], problem.File);
    }

    [TestMethod]
    public void Editorconfig_wins_over_the_file_and_the_file_over_hadolint_and_all_over_the_mode()
    {
        Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.DFA2001.severity = error\n");
        Write("dockerfile-analyzers.yaml", "mode: none\nrules: { DFA2001: none, DFA2002: error }");
        Write(".hadolint.yaml", "ignored: [DL3004]\noverride: { error: [DL3020] }");
        Assert.AreEqual(Severity.Error, Get("Dockerfile", "DFA2001"));
        Assert.AreEqual(Severity.Error, Get("Dockerfile", "DFA2002"));
        Assert.AreEqual(Severity.Error, Get("Dockerfile", "DFA4403"));
        Assert.AreEqual(Severity.None, Get("Dockerfile", "DFA1202"));
    }

    [TestMethod]
    public void The_last_override_that_matches_counts()
    {
        Write("dockerfile-analyzers.yaml", """
            rules: { DFA2001: error }
            overrides:
              - paths: ["tests/**"]
                mode: none
                rules: { DFA2001: none }
              - paths: ["*.release.Dockerfile"]
                rules: { DFA2001: warning }
            """);
        Assert.AreEqual(Severity.Error, Get("Dockerfile", "DFA2001"));
        Assert.AreEqual(Severity.None, Get("tests/Dockerfile", "DFA2001"));
        Assert.AreEqual(Severity.None, Get("tests/Dockerfile", "DFA1202"));
        Assert.AreEqual(Severity.Warning, Get("tests/a.release.Dockerfile", "DFA2001"));
    }

    [TestMethod]
    public void A_property_replaces_the_mode_of_the_file_but_not_that_of_an_override()
    {
        Write("dockerfile-analyzers.yaml",
            "mode: none\nmodes: { style: all }\noverrides: [{ paths: [tests], mode: none }]");
        var options = ConfigurationOptions.Create(
            [new("DockerfileAnalyzersMode", "minimum"), new("DockerfileAnalyzersModeSize", "")]);
        Assert.AreEqual(Severity.Warning, Get("Dockerfile", "DFA2101", options));
        Assert.AreEqual(Severity.None, Get("Dockerfile", "DFA2001", options));
        Assert.AreEqual(Severity.Info, Get("Dockerfile", "DFA8009", options));
        Assert.AreEqual(Severity.None, Get("tests/Dockerfile", "DFA2101", options));
    }

    [TestMethod]
    public void Hadolint_can_be_switched_off_in_the_file_and_by_the_property()
    {
        Write(".hadolint.yaml", "ignored: [DL3004]");
        Assert.AreEqual(Severity.None, Get("Dockerfile", "DFA2002"));
        Assert.AreEqual(Severity.Warning, Get("Dockerfile", "DFA2002",
            ConfigurationOptions.Create([new("DockerfileAnalyzersReadHadolint", "false")])));
        Write("dockerfile-analyzers.yaml", "hadolint: false");
        Assert.AreEqual(Severity.Warning, Get("Dockerfile", "DFA2002"));
    }

    [TestMethod]
    [DataRow("plain/Dockerfile")]
    [DataRow("a [b] {c,d}/Dock#er;file!")]
    [DataRow("é ü/Dockerfile")]
    public void A_path_of_any_characters_is_a_section(string path)
    {
        Write("dockerfile-analyzers.yaml", "rules: { DFA2001: error }");
        Assert.AreEqual(Severity.Error, Get(path, "DFA2001"));
    }

    [TestMethod]
    [UnsupportedOSPlatform("windows")]
    [DataRow("dockerfile-analyzers.yaml")]
    [DataRow(".hadolint.yaml")]
    public void What_is_not_a_text_is_reported_and_nothing_waits_for_it(string name)
    {
        Directory.CreateDirectory(_folder[name]);
        var problem = Find("Dockerfile").Problems.Single();
        Assert.AreEqual("DFA0004", problem.RuleId);
        Assert.Contains("it is a directory", problem.Message);
        Directory.Delete(_folder[name]);
        System.Diagnostics.Process.Start("mkfifo", _folder[name]).WaitForExit();
        Assert.Contains("it is a named pipe", Find("Dockerfile").Problems.Single().Message);
        File.Delete(_folder[name]);
        File.WriteAllBytes(_folder[name], [0, 1, 2]);
        Assert.Contains("it contains NUL bytes", Find("Dockerfile").Problems.Single().Message);
        File.CreateSymbolicLink(_folder["b" + name], _folder["nowhere"]);
        File.Delete(_folder[name]);
        File.Move(_folder["b" + name], _folder[name]);
        Assert.Contains("it is a symbolic link to a file that does not exist",
            Find("Dockerfile").Problems.Single().Message);
    }

    private ConfigurationSet Find(string path) => ConfigurationSet.Find([_folder[path]]);

    private Severity Get(string path, string rule, ConfigurationOptions? options = null)
    {
        var settings = HostSettings.Default with { Configuration = options ?? new() };
        return SeverityResolver.Resolve(
            RuleCatalog.Find(rule)!, settings.ReadConfigs([_folder[path]]).GetConfig(_folder[path]));
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], text);
    }
}
