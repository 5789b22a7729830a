using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class EffectiveSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Each_setting_says_where_it_comes_from()
    {
        Directory.CreateDirectory(_folder[".git"]);
        File.WriteAllText(_folder["dockerfile-analyzers.yaml"],
            "mode: All\nrules:\n  DFA2002: error\n  DFA7310: none\ntrusted-registries: [ghcr.io]\n");
        File.WriteAllText(_folder[".hadolint.yaml"], "ignored:\n  - DL3027\n  - DL3004\n");
        File.WriteAllText(_folder[".editorconfig"], "root = true\n[Dockerfile]\n"
            + "dotnet_diagnostic.DFA7310.severity = warning\ndockerfile_analyzers.DFA1301.megabytes = 7\n"
            + "dotnet_analyzer_diagnostic.category-Dockerfile.Cache.severity = error\n"
            + "dockerfile_analyzers.style.mode = none\n");
        var settings = EffectiveSettings.Of(_folder["Dockerfile"], HostSettings.Default);
        string Describe(string id) => settings.Rules.Single(rule => rule.Rule.Id == id) is var rule
            ? $"{rule.Severity} {rule.Source}".Replace(_folder.Path + "/", "", StringComparison.Ordinal) : "";
        Assert.AreEqual("Error rules (dockerfile-analyzers.yaml:3)", Describe("DFA2002"));
        Assert.AreEqual("Warning dotnet_diagnostic.DFA7310.severity (.editorconfig:3)", Describe("DFA7310"));
        Assert.AreEqual("None rules (.hadolint.yaml:2)", Describe("DFA7304"));
        Assert.AreEqual("Info dockerfile_analyzers.mode (dockerfile-analyzers.yaml:1)", Describe("DFA7306"));
        Assert.AreEqual("None dockerfile_analyzers.style.mode (.editorconfig:6)", Describe("DFA8001"));
        Assert.AreEqual("Error dotnet_analyzer_diagnostic.category-Dockerfile.Cache.severity (.editorconfig:5)",
            Describe("DFA3101"));
        Assert.AreEqual("Warning default", Describe("DFA1202"));
        string DescribeOption(string key) => settings.Options.Single(option => option.Key == key) is var option
            ? $"{option.Value} {option.Source}".Replace(_folder.Path + "/", "", StringComparison.Ordinal) : "";
        Assert.AreEqual("7 dockerfile_analyzers.DFA1301.megabytes (.editorconfig:4)",
            DescribeOption("dockerfile_analyzers.DFA1301.megabytes"));
        Assert.AreEqual("ghcr.io dockerfile_analyzers.DFA2208.registries (dockerfile-analyzers.yaml:5)",
            DescribeOption("dockerfile_analyzers.DFA2208.registries"));
        Assert.AreEqual("high default", DescribeOption("dockerfile_analyzers.DFA2510.threshold"));
    }

    [TestMethod]
    public void Of_every_rule_the_severity_is_that_of_the_analysis()
    {
        File.WriteAllText(_folder["dockerfile-analyzers.yaml"], "mode: Minimum\nmodes: { shell: All }\n");
        var settings = HostSettings.Default with
        {
            Configuration = ConfigurationOptions.Create([new("DockerfileAnalyzersModeSize", "All")]),
            Policy = new WarningPolicy("DFA2101", "DFA7306", null, false),
        };
        var path = _folder["Dockerfile"];
        var config = settings.ReadConfigs([path]).GetConfig(path).WithErrors(settings.Policy.Errors);
        var effective = EffectiveSettings.Of(path, settings);
        foreach (var rule in effective.Rules)
            Assert.AreEqual(settings.Policy.Apply(rule.Rule.Id, SeverityResolver.Resolve(rule.Rule, config)),
                rule.Severity, rule.Rule.Id);
        string Describe(string id) => effective.Rules.Single(rule => rule.Rule.Id == id).Source.ToString();
        Assert.AreEqual("DockerfileAnalyzersModeSize", Describe("DFA1206"));
        Assert.AreEqual("WarningsAsErrors", Describe("DFA7306"));
        Assert.AreEqual("NoWarn, WarningsAsErrors or TreatWarningsAsErrors", Describe("DFA2101"));
    }
}
