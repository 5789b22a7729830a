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
        // Packages that are installed for the same lock file need no new installation.
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
    public Task The_extension_works_in_a_real_editor() => RunInEditorAsync("squiggles are at the places");

    // Compiling the server ahead of time takes minutes: 'npm run package -- linux-x64' writes the package.
    [TestMethod]
    public async Task The_extension_of_a_platform_works_with_the_server_that_it_bundles()
    {
        if (Environment.GetEnvironmentVariable("VSIX") is not { Length: > 0 } package || !File.Exists(package))
            Assert.Inconclusive("VSIX does not name a package");
        await RunInEditorAsync("the server is the bundled one");
    }

    private static async Task RunInEditorAsync(string step)
    {
        var (exitCode, output) = await RunAsync("run", "e2e", "--silent");

        Assert.AreEqual(0, exitCode, output);
        if (output.Contains("skipped:", StringComparison.Ordinal))
            Assert.Inconclusive(output.Trim());
        StringAssert.Contains(output, "ok - " + step);
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
