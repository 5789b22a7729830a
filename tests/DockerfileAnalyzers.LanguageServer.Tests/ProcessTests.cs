using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>The server as a process of its own, and clients that others have written.</summary>
[TestClass]
public sealed class ProcessTests
{
    private static readonly string s_tool = Path.Combine(AppContext.BaseDirectory, "dockerfile-analyzers.dll");

    private static readonly string s_clients = Path.Combine(typeof(ProcessTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "tests", "DockerfileAnalyzers.LanguageServer.Tests", "Clients");

    [TestMethod]
    public async Task A_server_that_is_killed_can_be_started_again()
    {
        using var folder = new TemporaryFolder();
        for (var round = 1; round <= 2; round++)
        {
            using var process = Start(folder);
            await using var session = EditorSession.Attach(folder.Path, process);
            await session.InitializeAsync();
            var uri = await session.OpenAsync("Dockerfile", "FRM x\n");

            Assert.IsNotEmpty(await session.WaitForDiagnosticsAsync(uri, 1));
            if (round == 1)
                process.Kill();
            else
                Assert.AreEqual(0, await session.EndAsync());
        }
    }

    [TestMethod]
    public async Task The_process_ends_with_its_client()
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder);
        await using var session = EditorSession.Attach(folder.Path, process);
        await session.InitializeAsync();

        await session.CloseAsync();

        Assert.AreEqual(1, await session.ExitCode);
    }

    [TestMethod]
    public async Task The_client_library_of_VS_Code_understands_every_answer()
    {
        using var modules = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(s_clients, "*.*"))
            File.Copy(file, modules[Path.GetFileName(file)]);
        if (await RunAsync(modules.Path, "npm", "install", "--no-audit", "--no-fund", "--silent") is not (0, _))
            Assert.Inconclusive("npm cannot install the client library");

        var (exitCode, output) = await RunAsync(
            modules.Path, "node", "client.cjs", folder.Path, "dotnet", s_tool);

        Assert.AreEqual(0, exitCode, output);
        var result = JsonNode.Parse(output)!;
        Assert.AreEqual(0, (int?)result["exitCode"]);
        Assert.Contains("DFA8002", result["diagnostics"]!.AsArray().Select(code => (string?)code));
        Assert.Contains("Suppress DFA8002 here", result["actions"]!.AsArray().Select(title => (string?)title));
        StringAssert.Contains((string?)result["hover"], "Runs a command");
        Assert.Contains("3.22", result["completions"]!.AsArray().Select(label => (string?)label));
        StringAssert.StartsWith((string?)result["signature"], "COPY [--from=");
        Assert.AreEqual("build,alpine:3.22", string.Join(",", result["symbols"]!.AsArray()));
        Assert.AreEqual("https://hub.docker.com/_/alpine", (string?)result["links"]![0]);
        foreach (var (name, count) in new[]
        {
            ("definition", 1), ("references", 2), ("highlights", 2), ("renamed", 2), ("folding", 2), ("selections", 1),
            ("formatted", 1), ("hints", 2), ("lenses", 2),
        })
            Assert.AreEqual(count, (int?)result[name], name);
        Assert.IsGreaterThan(10, (int)result["tokens"]!);
    }

    [TestMethod]
    public async Task Neovim_shows_the_findings_and_saves_what_a_code_action_fixes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Dockerfile", "FROM alpine:3.22\nENV A b\nMAINTAINER me\n");

        var (exitCode, output) = await RunAsync(folder.Path, "nvim", "--headless", "--clean",
            "-c", $"luafile {Path.Combine(s_clients, "neovim.lua")}", "Dockerfile");

        if (exitCode == -1)
            Assert.Inconclusive(output);
        Assert.AreEqual(0, exitCode, output);
        Assert.AreEqual(
            "2:5 DFA8002\n3:1 DFA8001\nhover: Sets environment variables\naction: Apply all safe fixes\nsaved\n",
            output);
        StringAssert.StartsWith(await File.ReadAllTextAsync(path), "FROM alpine:3.22\nENV A=b\nLABEL ");
    }

    [TestMethod]
    public async Task Emacs_shows_the_findings_and_saves_what_a_code_action_fixes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Dockerfile", "FROM alpine:3.22\nENV A b\nMAINTAINER me\n");

        var (exitCode, output) = await RunAsync(
            folder.Path, "emacs", "--batch", "-q", "-l", Path.Combine(s_clients, "emacs.el"), "Dockerfile");

        if (exitCode == -1 || output.Contains("eglot is not installed", StringComparison.Ordinal))
            Assert.Inconclusive(output);
        Assert.AreEqual(0, exitCode, output);
        StringAssert.Contains(output, "[DFA8002]");
        StringAssert.EndsWith(output, "saved\n");
        StringAssert.StartsWith(await File.ReadAllTextAsync(path), "FROM alpine:3.22\nENV A=b\nLABEL ");
    }

    private static Process Start(TemporaryFolder folder) => Process.Start(new ProcessStartInfo(
        "dotnet", [s_tool, "lsp"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        WorkingDirectory = folder.Path,
    })!;

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string folder, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
                Environment =
                {
                    // As each editor takes the command of a server.
                    ["SERVER"] = program == "emacs" ? $"dotnet {s_tool}"
                        : JsonSerializer.Serialize<string[]>(["dotnet", s_tool]),
                },
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
        }
        catch (Win32Exception)
        {
            return (-1, $"'{program}' is not installed");
        }
    }
}
