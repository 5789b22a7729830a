using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>dockerfile-analyzers.yaml and .hadolint.yaml, in real builds.</summary>
[TestClass]
public sealed class ConfigurationTests
{
    private const string Dockerfile = "FROM debian:12\nENV DB_PASSWORD=hunter2x9\nRUN cp -r /src/app\n"
        + "RUN apt-get update && apt-get install -y curl\n";

    private const string Yaml = """
        mode: Minimum
        rules:
          DFA7016: none
          RecommendedPackagesInstalled: warning
        trusted-registries: [ghcr.io]
        moed: All
        overrides:
          - paths: ["*.test.Dockerfile"]
            mode: none
        """;

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Every_host_reads_the_file(string extension)
    {
        var project = ConsumerProject.Create(extension, dockerfile: Dockerfile);
        project.Write("x.test.Dockerfile", Dockerfile);
        project.Write("dockerfile-analyzers.yaml", Yaml);
        var output = project.Build();
        Assert.AreEqual(
            "Dockerfile(1,6) DFA2208|Dockerfile(2,5) DFA2101|Dockerfile(4,23) DFA1202"
                + "|dockerfile-analyzers.yaml(6,1) DFA0005|x.test.Dockerfile(4,23) DFA1202",
            Find(output), output.Text);
        Assert.Contains("Unknown key 'moed'; did you mean 'mode'?", output.Text);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Editorconfig_wins_over_it(string extension)
    {
        var project = ConsumerProject.Create(extension, dockerfile: Dockerfile);
        project.Write(
            "dockerfile-analyzers.yaml", "mode: None\nrules: { DFA7016: error, DFA2101: error, DFA1202: error }\n");
        project.Write("../.editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.DFA7016.severity = none\n"
            + "dockerfile_analyzers.DFA2101.severity = warning\n");
        var output = project.Build();
        Assert.AreEqual(1, output.ExitCode);
        Assert.AreEqual("Dockerfile(2,5) DFA2101|Dockerfile(4,23) DFA1202", Find(output), output.Text);
        Assert.Contains("error DFA1202", output.Text);
        Assert.Contains("warning DFA2101", output.Text);
    }

    [TestMethod]
    public void A_change_of_the_file_runs_the_analysis_again()
    {
        var project = ConsumerProject.Create(dockerfile: Dockerfile);
        Assert.Contains("DFA1202", Find(project.Build()));
        Assert.AreEqual("", Find(project.Build()), "an up-to-date build");
        project.Write("dockerfile-analyzers.yaml", "mode: Minimum\n");
        Assert.AreEqual("Dockerfile(2,5) DFA2101|Dockerfile(3,5) DFA7016", Find(project.Build()));
        project.Write("dockerfile-analyzers.yaml", "mode: None\n");
        Assert.AreEqual("", Find(project.Build()));
        File.Delete(Path.Combine(project.Folder, "dockerfile-analyzers.yaml"));
        Assert.Contains("DFA1202", Find(project.Build()));
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void The_configuration_of_hadolint_counts_unless_it_is_switched_off(string extension)
    {
        var project = ConsumerProject.Create(extension, dockerfile: Dockerfile);
        project.Write(".hadolint.yaml", "ignored: [DL3015, DL3009, DL1001]\ntrustedRegistries: [ghcr.io]\n");
        var output = project.Build("-v:detailed");
        Assert.AreEqual(
            "Dockerfile(1,6) DFA2208|Dockerfile(2,5) DFA2101|Dockerfile(3,5) DFA7016", Find(output), output.Text);
        Assert.Contains(".hadolint.yaml(1): 'DL1001' has no equivalent rule", output.Text);
        Assert.Contains("DFA1202", Find(project.Build("-p:DockerfileAnalyzersReadHadolint=false")));
        project.Write("dockerfile-analyzers.yaml", "hadolint: false\n");
        Assert.Contains("DFA1202", Find(project.Build()));
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void What_is_not_YAML_is_one_finding_at_its_place(string extension)
    {
        var project = ConsumerProject.Create(extension, dockerfile: Dockerfile);
        project.Write("dockerfile-analyzers.yaml", "mode: Minimum\nrules: }\n");
        var output = project.Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.AreEqual(
            "Dockerfile(2,5) DFA2101|Dockerfile(3,5) DFA7016|dockerfile-analyzers.yaml(2,8) DFA0005", Find(output),
            output.Text);
    }

    private static string Find(BuildOutput output) => string.Join("|", output.Findings
        .Select(finding => Regex.Replace(finding, @"\): (?:warning|error) ", ") ")).Distinct()
        .Order(StringComparer.Ordinal));
}
