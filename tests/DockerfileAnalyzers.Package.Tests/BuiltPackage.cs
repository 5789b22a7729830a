using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace DockerfileAnalyzers.Package.Tests;

/// <summary>The package, packed once for all tests, in a feed and a package cache of their own.</summary>
public static class BuiltPackage
{
    private static readonly Lazy<string> s_path = new(Pack);

    private static int s_folders;

    public static string RepositoryRoot { get; } =
        typeof(BuiltPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Workspace { get; } = Directory.CreateTempSubdirectory("dockerfile-analyzers-").FullName;

    public static string Feed => Path.Combine(Workspace, "feed");

    /// <summary>Where the projects under test restore to.</summary>
    public static string Packages => Path.Combine(Workspace, "packages");

    public static string Version => "0.0.0-test";

    /// <summary>Of this machine: the one that the package under test has native code for.</summary>
    public static string Platform { get; } =
        (OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-")
        + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>The .nupkg.</summary>
    public static string FilePath => s_path.Value;

    /// <summary>A new folder that goes when the tests are through.</summary>
    public static string CreateFolder(string name) =>
        Directory.CreateDirectory(Path.Combine(Workspace, $"{name}-{Interlocked.Increment(ref s_folders)}")).FullName;

    /// <summary>Runs the SDK as a user does.</summary>
    /// <returns>Exit code and all output.</returns>
    public static (int ExitCode, string Output) RunDotNet(string folder, params string[] arguments) =>
        Run("dotnet", folder, arguments);

    /// <summary>Runs a program without what the test run itself was started with.</summary>
    public static (int ExitCode, string Output) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The environment of the test run itself must not reach the builds under test.
        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Which would also start a compiler for every project anew.
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static string Pack()
    {
        // An output folder of its own: the build of the repository may be running.
        var project = Path.Combine(
            RepositoryRoot, "nuget", "DockerfileAnalyzers", "DockerfileAnalyzers.Package.csproj");
        var (exitCode, output) = RunDotNet(
            RepositoryRoot, "pack", project, "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}",
            $"-p:NativePlatforms={Platform}", "-nologo");
        Assert.AreEqual(0, exitCode, output);
        return Path.Combine(Feed, $"DockerfileAnalyzers.{Version}.nupkg");
    }
}
