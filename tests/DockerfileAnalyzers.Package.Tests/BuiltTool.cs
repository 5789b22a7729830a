using System.Runtime.InteropServices;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>The tool, packed once for all tests and installed as a user does.</summary>
public static class BuiltTool
{
    private const string Name = "dockerfile-analyzers";

    private static readonly Lazy<string> s_path = new(Install);
    private static readonly Lazy<string> s_feed = new(PackAll);

    /// <summary>The installed tool: compiled ahead of time for this system.</summary>
    public static string Native => s_path.Value;

    /// <summary>A folder with the packages of the tool: that which lists all systems, and that of this one.</summary>
    public static string Feed => s_feed.Value;

    /// <summary>Runs the tool as the build of the repository left it: compiled while it runs.</summary>
    /// <returns>Exit code and all output.</returns>
    public static (int ExitCode, string Output) RunManaged(string folder, params string[] arguments) =>
        BuiltPackage.RunDotNet(folder, [FindManaged(), .. arguments]);

    // The newest: a release build may lie beside that of the tests.
    private static string FindManaged() => new DirectoryInfo(
        Path.Combine(BuiltPackage.RepositoryRoot, "artifacts", "bin", "DockerfileAnalyzers.Tool"))
        .EnumerateFiles(Name + ".dll", SearchOption.AllDirectories).MaxBy(file => file.LastWriteTimeUtc)!.FullName;

    private static string PackAll()
    {
        var feed = BuiltPackage.CreateFolder("tool-feed");
        Pack(feed);
        var output = Pack(feed, "-r", RuntimeInformation.RuntimeIdentifier);
        Assert.DoesNotContain("warning IL", output, "A native tool must not need what the trimmer removes.");
        return feed;
    }

    private static string Install()
    {
        var folder = BuiltPackage.CreateFolder("tool");
        var (exitCode, text) = BuiltPackage.RunDotNet(folder, "tool", "install", "DockerfileAnalyzers.Tool",
            "--tool-path", folder, "--version", BuiltPackage.Version, "--add-source", Feed);
        Assert.AreEqual(0, exitCode, text);
        return Path.Combine(folder, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
    }

    private static string Pack(string feed, params string[] options)
    {
        var project = Path.Combine(
            BuiltPackage.RepositoryRoot, "src", "DockerfileAnalyzers.Tool", "DockerfileAnalyzers.Tool.csproj");
        var (exitCode, output) = BuiltPackage.RunDotNet(BuiltPackage.RepositoryRoot,
            ["pack", project, "-c", "Release", "-o", feed, $"-p:PackageVersion={BuiltPackage.Version}", .. options]);
        Assert.AreEqual(0, exitCode, output);
        return output;
    }
}
