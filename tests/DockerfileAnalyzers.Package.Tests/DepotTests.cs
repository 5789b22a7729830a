using VerifyMSTest;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>
/// A solution of twelve projects: central packages, a folder of Dockerfiles, compose files, references by glob.
/// </summary>
[TestClass]
public sealed class DepotTests : VerifyBase
{
    private static readonly string s_sample = Path.Combine(BuiltPackage.RepositoryRoot, "tests", "Samples", "Depot");

    private static readonly Lazy<(string Folder, string Before, string After)> s_depot = new(Analyze);

    [TestMethod]
    public Task What_is_said_of_the_solution() => Verify(s_depot.Value.Before);

    [TestMethod]
    public async Task What_is_left_once_it_is_fixed()
    {
        foreach (var failure in new[] { " fails", "fails", "will not" })
            Assert.DoesNotContain(failure, s_depot.Value.After);
        await Verify(s_depot.Value.After);
    }

    [TestMethod]
    [DataRow("orders")]
    [DataRow("shipping")]
    [DataRow("gateway")]
    [DataRow("migrator")]
    public void Every_Dockerfile_builds_and_starts_once_it_is_fixed(string name)
    {
        var image = LocalBuilder.Build(
            File.ReadAllText(Path.Combine(s_depot.Value.Folder, "docker", name + ".Dockerfile")), s_sample);
        Assert.IsTrue(image.Succeeded, image.Output);
        image.Environment["ASPNETCORE_HTTP_PORTS"] = "0";
        var (exitCode, output) = LocalBuilder.Start(image);
        Assert.IsTrue(exitCode is null or 0, output);
    }

    private static (string Folder, string Before, string After) Analyze()
    {
        _ = BuiltPackage.FilePath;
        var folder = BuiltPackage.CreateFolder("depot");
        foreach (var file in Directory.EnumerateFiles(s_sample, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/")))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(s_sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        // As a team with central packages gives a package to every project.
        var packages = Path.Combine(folder, "Directory.Packages.props");
        File.WriteAllText(
            packages,
            File.ReadAllText(packages).Replace(
                "<ItemGroup>",
                "<ItemGroup>\n"
                    + "    <GlobalPackageReference Include=\"DockerfileAnalyzers\" "
                    + $"Version=\"{BuiltPackage.Version}\" />"));
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        var before = Run("Rebuild");
        Run("FixDockerfiles");
        return (folder, before, Run("Rebuild"));

        string Run(string target)
        {
            var (exitCode, output) = BuiltPackage.RunDotNet(
                folder,
                "build",
                "-restore",
                $"-t:{target}",
                "-nologo",
                "-tl:off",
                "-clp:NoSummary",
                $"-p:RestoreAdditionalProjectSources={BuiltPackage.Feed}",
                $"-p:RestorePackagesPath={BuiltPackage.Packages}",
                "-p:DockerfileAnalyzersAsOfDate=2026-11-24");
            Assert.AreEqual(0, exitCode, output);
            return string.Join("\n", FixtureTree.ParseFindings(output).Distinct().Order(StringComparer.Ordinal)) + "\n";
        }
    }
}
