namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>
/// Which project of a solution reports what is wrong with the context that their Dockerfiles share: the first of which
/// it is certain.
/// </summary>
[TestClass]
public sealed class ContextReportersTests : IDisposable
{
    private const string Project = "<Project><PropertyGroup><DockerfileContext>..</DockerfileContext></PropertyGroup>"
        + "</Project>";

    private readonly TemporaryFolder _folder = new();

    public ContextReportersTests()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        foreach (var name in new[] { "Orders", "Shop", "Stock" })
        {
            Write($"{name}/{name}.csproj", Project);
            Write($"{name}/obj/project.assets.json", "{\"libraries\":{\"DockerfileAnalyzers/1.0.0\":{}}}");
            Write($"{name}/Dockerfile", $"FROM sdk\nCOPY . .\nRUN dotnet publish {name}/{name}.csproj\n");
        }
    }

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void The_first_project_by_its_path_reports()
    {
        Assert.IsNull(FindReporter("Orders"));
        Assert.AreEqual("Orders/Dockerfile", FindReporter("Shop"));
        Assert.AreEqual("Orders/Dockerfile", FindReporter("Stock"));
    }

    [TestMethod]
    public void A_project_that_is_built_alone_reports() =>
        Assert.IsNull(Find("Shop", "")!.ContextReporter);

    [TestMethod]
    [DataRow("Orders/Orders.csproj", "<Project><PropertyGroup><NoWarn>DFA5001</NoWarn></PropertyGroup></Project>")]
    [DataRow("Orders/Orders.csproj", "<Project><Import Project=\"x.props\" /></Project>")]
    [DataRow("Orders/Orders.csproj", "<Project><PropertyGroup><DockerfileContext>$(Folder)</DockerfileContext>"
        + "</PropertyGroup></Project>")]
    [DataRow("Orders/Orders.csproj", "<Project><PropertyGroup><DockerfileContext>.</DockerfileContext>"
        + "</PropertyGroup></Project>")]
    [DataRow("Orders/Directory.Build.props", "<Project />")]
    [DataRow("Orders/obj/project.assets.json", "{}")]
    [DataRow("Orders/Dockerfile", "FROM sdk\nCOPY Orders Orders\n")]
    [DataRow("Orders/Dockerfile.dockerignore", "**/bin/\n")]
    [DataRow("Orders/Dockerfile", "# dockerfile-analyzers ignore-file=DFA5001 -- tried\nFROM sdk\nCOPY . .\n")]
    [DataRow("Orders/.editorconfig", "[Dockerfile]\ndockerfile_analyzers.DFA5001.severity = suggestion\n")]
    public void A_project_that_may_not_report_is_passed_over(string file, string text)
    {
        Write(file, text);
        Assert.IsNull(FindReporter("Shop"));
        Assert.AreEqual("Shop/Dockerfile", FindReporter("Stock"));
    }

    [TestMethod]
    public void A_project_that_the_configuration_does_not_build_is_passed_over()
    {
        var configuration = CreateConfiguration().Replace("Orders.csproj\"",
            "Orders.csproj\" BuildProjectInSolution=\"False\"", StringComparison.Ordinal);
        Assert.IsNull(Find("Shop", configuration)!.ContextReporter);
    }

    [TestMethod]
    public void A_project_that_a_filter_of_the_solution_leaves_out_is_passed_over()
    {
        Write("eng/some.slnf", """{ "solution": { "projects": ["Shop\\Shop.csproj", "Stock\\Stock.csproj"] } }""");
        Assert.IsNull(FindReporter("Shop"));
        Assert.AreEqual("Shop/Dockerfile", FindReporter("Stock"));
    }

    [TestMethod]
    public void With_an_ignore_file_there_is_nothing_to_report()
    {
        Write(".dockerignore", "**/bin/\n");
        Assert.IsNull(FindReporter("Shop"));
    }

    private string? FindReporter(string name) => Find(name, CreateConfiguration()).ContextReporter is { } path
        ? Path.GetRelativePath(_folder.Path, path).Replace('\\', '/') : null;

    private string CreateConfiguration() => "<SolutionConfiguration>" + string.Concat(
        new[] { "Stock", "Orders", "Shop" }.Select(name =>
            $"<ProjectConfiguration Project=\"{{{name}}}\" AbsolutePath=\"{_folder[$"{name}/{name}.csproj"]}\">"
            + "Debug|AnyCPU</ProjectConfiguration>")) + "</SolutionConfiguration>";

    private Input.DockerfileFacts Find(string name, string configuration) => DockerfileDiscovery.Find(
        new ProjectDescription(_folder[name], name + ".csproj")
        {
            AssetsFile = _folder[$"{name}/obj/project.assets.json"],
            DockerfileContext = "..",
            SolutionConfiguration = configuration,
        }).Facts.Dockerfiles.Single();

    private void Write(string name, string text) => File.WriteAllText(_folder.Add(name), text);
}
