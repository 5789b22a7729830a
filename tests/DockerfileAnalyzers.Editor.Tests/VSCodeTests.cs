using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace DockerfileAnalyzers.Tests;

/// <summary>The extension of VS Code: its own tests, and the extension in a real editor.</summary>
[TestClass]
public sealed class VSCodeTests
{
    private static readonly string s_folder = Path.Combine(typeof(VSCodeTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "editors", "vscode");

    [ClassInitialize]
    public static async Task InstallAsync(TestContext context)
    {
        // What is installed for the same lock file is enough.
        var installed = new FileInfo(Path.Combine(s_folder, "node_modules", ".package-lock.json"));
        if (installed.Exists
            && installed.LastWriteTimeUtc > File.GetLastWriteTimeUtc(Path.Combine(s_folder, "package-lock.json")))
            return;
        var (exitCode, output) = await RunAsync("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
        if (exitCode != 0)
            Assert.Inconclusive($"The packages of the extension cannot be installed: {output}");
    }

    [TestMethod]
    public async Task The_extension_passes_its_own_tests()
    {
        var (exitCode, output) = await RunAsync("test", "--silent");

        Assert.AreEqual(0, exitCode, output);
        StringAssert.Contains(output, "# fail 0");
    }

    [TestMethod]
    public async Task The_extension_works_in_a_real_editor()
    {
        var (exitCode, output) = await RunAsync("run", "e2e", "--silent");

        Assert.AreEqual(0, exitCode, output);
        if (output.Contains("skipped:", StringComparison.Ordinal))
            Assert.Inconclusive(output.Trim());
        StringAssert.Contains(output, "ok - ");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = s_folder,
                Environment =
                {
                    ["DOCKERFILE_ANALYZERS"] = Path.Combine(AppContext.BaseDirectory, "dockerfile-analyzers.dll"),
                },
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await errors);
        }
        catch (Win32Exception)
        {
            return (-1, "npm is not installed");
        }
    }
}
