namespace DockerfileAnalyzers.Package.Tests;

/// <summary>A missing file of a build context is reported once, however many Dockerfiles are built from it.</summary>
[TestClass]
public sealed class SharedContextTests
{
    private const string Missing = "warning DFA5001";

    [TestMethod]
    [DataRow("csproj")]
    [DataRow("fsproj")]
    public void A_project_with_several_Dockerfiles_reports_and_fixes_a_missing_ignore_file_once(string extension)
    {
        var project = ConsumerProject.Create(extension, dockerfile: Publish("App." + extension));
        project.Write("Dockerfile.debug", Publish("App." + extension));
        var output = project.Build();
        Assert.AreEqual("Dockerfile(3,6): " + Missing, FindMissing(output).Single(), output.Text);

        // Whoever does not want it at one Dockerfile still sees it at the other.
        project.Write(
            "Dockerfile", "# dockerfile-analyzers ignore-file=DFA5001 -- tried\n" + Publish("App." + extension));
        output = project.Build("--no-restore");
        Assert.AreEqual("Dockerfile.debug(3,6): " + Missing, FindMissing(output).Single(), output.Text);

        output = project.Build("--no-restore", "-t:FixDockerfiles");
        Assert.HasCount(2, output.Text.Split("**/obj/"), output.Text);
        Assert.Contains("**/obj/", project.Read(".dockerignore"));
        Assert.IsEmpty(FindMissing(project.Build("--no-restore")));
    }

    [TestMethod]
    public void The_projects_of_a_solution_report_the_ignore_file_of_their_context_once()
    {
        var app = ConsumerProject.Create();
        var root = Path.GetDirectoryName(app.Folder)!;
        var text = File.ReadAllText(app.ProjectFile)
            .Replace("<NuGetAudit>", "<DockerfileContext>..</DockerfileContext><NuGetAudit>");
        string[] names = ["Orders", "Shop", "Stock"];
        foreach (var name in names)
        {
            app.Write($"../{name}/{name}.csproj", text);
            app.Write($"../{name}/Dockerfile", Publish($"{name}/{name}.csproj"));
        }

        app.Write("../All.slnx", string.Concat(
            ["<Solution>", .. names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"), "</Solution>"]));
        string[] Build(string project)
        {
            var (exitCode, output) = BuiltPackage.RunDotNet(root, "build", project, "-nologo", "-tl:off", "-m:4");
            Assert.AreEqual(0, exitCode, output);
            return output.Split("Build succeeded")[0].Split('\n').Where(line => line.Contains(Missing)).ToArray();
        }

        StringAssert.Contains(Build("All.slnx").Single(), "Orders/Dockerfile(3,6): ");
        // A project that is built alone relies on no other one.
        StringAssert.Contains(Build("Stock/Stock.csproj").Single(), "Stock/Dockerfile(3,6): ");
        app.Write("../Orders/Orders.csproj", text.Replace("<NuGetAudit>", "<NoWarn>DFA5001</NoWarn><NuGetAudit>"));
        StringAssert.Contains(Build("All.slnx").Single(), "Shop/Dockerfile(3,6): ");
    }

    [TestMethod]
    public void The_fix_target_neither_lists_nor_fixes_what_the_project_turns_off()
    {
        var project = ConsumerProject.Create(dockerfile: "FROM alpine\nRUN apk add curl\nCMD [\"sh\"]\n");
        var output = project.Build("-restore", "-t:FixDockerfiles", "-p:NoWarn=DFA2201%3BDFA1201");
        Assert.AreEqual(0, output.ExitCode, output.Text);
        Assert.DoesNotContain("DFA2201", output.Text);
        Assert.AreEqual("FROM alpine\nRUN apk add curl\nCMD [\"sh\"]\n", project.Read("Dockerfile"), output.Text);
        Assert.Contains("DFA2201", project.Build("-t:FixDockerfiles").Text);
        Assert.Contains("apk add --no-cache", project.Read("Dockerfile"));
    }

    private static string Publish(string project) =>
        $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY . .\nRUN dotnet publish {project} -o /app\n";

    private static string[] FindMissing(BuildOutput output) =>
        [.. output.Findings.Where(finding => finding.EndsWith(Missing, StringComparison.Ordinal))];
}
