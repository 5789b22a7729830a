namespace DockerfileAnalyzers.Package.Tests;

/// <summary>How many rules are on, in real builds.</summary>
[TestClass]
public sealed class ModeTests
{
    private const string Dockerfile = "FROM debian:12\nENV DB_PASSWORD=hunter2x9\nRUN cp -r /src/app\n"
        + "RUN apt-get update && apt-get install -y curl\n";

    private const string Certain = "DFA2101 DFA7016";

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Every_host_reports_what_the_mode_turns_on(string extension)
    {
        var project = Create(extension);
        // An opinion is an info where nothing says more; a key for many rules turns none on.
        project.Write("../.editorconfig",
            "root = true\n[Dockerfile]\ndotnet_analyzer_diagnostic.category-Dockerfile.Style.severity = warning\n");
        var recommended = Find(project.Build());
        Assert.Contains("DFA1202", recommended);
        Assert.DoesNotContain("DFA8009", recommended);
        Assert.AreEqual(Certain, Find(project.Build("-p:DockerfileAnalyzersMode=minimum")));
        Assert.AreEqual("", Find(project.Build("-p:DockerfileAnalyzersMode=None")));
        Assert.AreEqual(recommended, Find(project.Build("-p:DockerfileAnalyzersMode=Recommended")));
        Assert.AreEqual(recommended + " DFA8009", Find(project.Build("-p:DockerfileAnalyzersMode=All")));
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void A_category_has_a_mode_of_its_own(string extension)
    {
        var project = Create(extension);
        Assert.AreEqual("DFA2101", Find(
            project.Build("-p:DockerfileAnalyzersMode=None", "-p:DockerfileAnalyzersModeSecurity=Minimum")));
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void What_users_write_counts_in_any_mode(string extension)
    {
        var project = Create(extension, "<DockerfileAnalyzersMode>Minimum</DockerfileAnalyzersMode>");
        project.Write("../.editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.DFA8009.severity = warning\n"
            + "dockerfile_analyzers.DFA2101.severity = none\n");
        Assert.AreEqual("DFA7016 DFA8009", Find(project.Build()));
        project.Write("../.editorconfig", "root = true\n[Dockerfile]\ndockerfile_analyzers.mode = none\n");
        Assert.AreEqual("", Find(project.Build()));
    }

    [TestMethod]
    public void A_mode_that_does_not_exist_is_reported_and_turns_nothing_off()
    {
        var project = Create("csproj", "<DockerfileAnalyzersMode>Minimal</DockerfileAnalyzersMode>");
        var output = project.Build();
        Assert.Contains(
            "'DockerfileAnalyzersMode' is 'Minimal', which is not 'None', 'Minimum', 'Recommended' or 'All'; "
                + "did you mean 'Minimum'?", output.Text);
        Assert.Contains("DFA1202", Find(output));
    }

    private static ConsumerProject Create(string extension, string properties = "") =>
        ConsumerProject.Create(extension, properties, dockerfile: Dockerfile);

    private static string Find(BuildOutput output) => string.Join(" ", output.Findings
        .Select(finding => finding[^7..]).Where(id => id != "DFA0005").Distinct().Order(StringComparer.Ordinal));
}
