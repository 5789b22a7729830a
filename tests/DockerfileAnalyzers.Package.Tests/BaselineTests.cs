namespace DockerfileAnalyzers.Package.Tests;

/// <summary>Findings that are known, in real builds.</summary>
[TestClass]
public sealed class BaselineTests
{
    private const string Baseline = "dockerfile-analyzers.baseline";

    private const string Dockerfile = "FROM debian:12\nENV DB_PASSWORD=hunter2x9\nRUN cd /tmp\n"
        + "RUN apt-get update && apt-get install -y curl\n";

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void Warnings_as_errors_fail_on_what_is_new_only(string extension)
    {
        var project = Create(extension, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"
            + "<DockerfileAnalyzersWarningsAsErrors>All</DockerfileAnalyzersWarningsAsErrors>");
        Assert.AreEqual(1, project.Build().ExitCode);
        var written = project.Build("-t:WriteDockerfileBaseline");
        Assert.AreEqual(0, written.ExitCode, written.Text);
        Assert.Contains($"{Baseline}: ", written.Text);

        var known = project.Build();
        Assert.AreEqual(0, known.ExitCode, known.Text);
        project.Write("Dockerfile", Dockerfile.Replace("RUN cd", "# moved\n\nRUN cd /\nRUN   cd"));
        var added = project.Build();
        Assert.AreEqual(1, added.ExitCode, added.Text);
        Assert.AreEqual("Dockerfile(5,5): error DFA7308", string.Join(" ", added.Findings));
    }

    [TestMethod]
    public void Each_project_of_a_repository_replaces_its_own_entries()
    {
        var first = Create("csproj");
        var second = Path.Combine(first.Folder, "..", "other", "Other.fsproj");
        Directory.CreateDirectory(Path.GetDirectoryName(second)!);
        File.WriteAllText(second, File.ReadAllText(first.ProjectFile)
            .Replace("</Project>", "<ItemGroup><Compile Include=\"Code.fs\" /></ItemGroup></Project>"));
        first.Write("../other/Code.fs", "module Code\nlet answer = 42\n");
        first.Write("../other/Dockerfile", Dockerfile);
        first.Write("../All.proj", """
            <Project>
              <Target Name="Write">
                <MSBuild Projects="app/App.csproj;other/Other.fsproj" Targets="Restore" Properties="X=1" />
                <MSBuild Projects="app/App.csproj;other/Other.fsproj" Targets="WriteDockerfileBaseline"
                         BuildInParallel="true" />
              </Target>
            </Project>
            """);
        var all = BuiltPackage.RunDotNet(
            Path.Combine(first.Folder, ".."), "msbuild", "All.proj", "-t:Write", "-m", "-nologo");
        Assert.AreEqual(0, all.ExitCode, all.Output);
        var text = first.Read("../" + Baseline);
        Assert.Contains("app/Dockerfile DFA7308 ", text);
        Assert.Contains("other/Dockerfile DFA7308 ", text);
        Assert.DoesNotContain("hunter2x9", text);

        first.Write("Dockerfile", "FROM debian:12\nUSER 1000\n");
        first.Build("-t:WriteDockerfileBaseline");
        Assert.DoesNotContain("app/Dockerfile DFA7308 ", first.Read("../" + Baseline));
        Assert.Contains("other/Dockerfile DFA7308 ", first.Read("../" + Baseline));
    }

    [TestMethod]
    public void A_project_with_several_frameworks_writes_it_once()
    {
        var project = ConsumerProject.Create(
            framework: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", dockerfile: Dockerfile);
        Directory.CreateDirectory(Path.Combine(project.Folder, "..", ".git"));
        Assert.AreEqual(0, project.Build("-t:WriteDockerfileBaseline").ExitCode);
        Assert.Contains("app/Dockerfile DFA7308 ", project.Read("../" + Baseline));
        Assert.IsEmpty(project.Build().Findings);
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void A_conflict_is_reported_at_its_line_and_the_entries_count(string extension)
    {
        var project = Create(extension);
        project.Build("-t:WriteDockerfileBaseline");
        project.Write("../" + Baseline, "<<<<<<< HEAD\n" + project.Read("../" + Baseline));
        Assert.AreEqual($"{Baseline}(1,1): warning DFA0005", string.Join(" ", project.Build().Findings));
    }

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void The_configuration_names_another_file(string extension)
    {
        var project = Create(extension);
        project.Write("../dockerfile-analyzers.yaml", "baseline: eng/known.txt\n");
        Assert.Contains("dockerfile-analyzers.yaml(1,11): warning DFA0005", project.Build().Findings);
        project.Build("-t:WriteDockerfileBaseline");
        Assert.IsFalse(File.Exists(Path.Combine(project.Folder, "..", Baseline)));
        Assert.IsEmpty(project.Build().Findings);
    }

    [TestMethod]
    public void One_that_cannot_be_read_is_reported_and_nothing_is_known()
    {
        var project = Create("csproj");
        Directory.CreateDirectory(Path.Combine(project.Folder, "..", Baseline));
        var output = project.Build();
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.Contains($"'{Baseline}' was not read because it is a directory", output.Text);
        Assert.Contains(finding => finding.EndsWith("DFA7308", StringComparison.Ordinal), output.Findings);
    }

    private static ConsumerProject Create(string extension, string properties = "")
    {
        var project = ConsumerProject.Create(extension, properties, dockerfile: Dockerfile);
        Directory.CreateDirectory(Path.Combine(project.Folder, "..", ".git"));
        return project;
    }
}
