using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>The engine of this machine, or one that <c>engine.sh</c> starts.</summary>
internal sealed class DockerEngine
{
    private static readonly Lazy<Task<DockerEngine>> s_instance = new(StartAsync);

    private static readonly string s_script =
        Path.Combine(Repository.Root, "tests", "DockerfileAnalyzers.Engine.Tests", "engine.sh");

    private readonly string _program;
    private readonly Dictionary<string, string> _environment;
    private readonly string? _missing;
    private bool _isStartedHere;

    private DockerEngine(string program, Dictionary<string, string> environment, bool isOwn, string? missing = null)
    {
        _program = program;
        _environment = environment;
        IsOwn = isOwn;
        _missing = missing;
    }

    /// <summary>Installed by <c>engine.sh</c>.</summary>
    public bool IsOwn { get; }

    /// <summary>The engine; without one, the test is skipped and says why.</summary>
    public static async Task<DockerEngine> GetAsync()
    {
        var engine = await s_instance.Value;
        if (engine._missing is not null)
            Assert.Inconclusive($"No Docker engine for Linux images can run here: {engine._missing}");
        return engine;
    }

    public Task<CommandResult> RunAsync(params IEnumerable<string> arguments) =>
        CommandLine.RunAsync(_program, arguments, _environment);

    /// <summary>Runs a command that may go on for ever.</summary>
    public Task<CommandResult> RunAsync(TimeSpan limit, params IEnumerable<string> arguments) =>
        CommandLine.RunAsync(_program, arguments, _environment, limit);

    /// <summary>Runs a command that writes bytes.</summary>
    public Task ReadAsync(Func<Stream, Task> read, params IEnumerable<string> arguments) =>
        CommandLine.ReadAsync(_program, arguments, _environment, read);

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<string> GetAsync(params IEnumerable<string> arguments)
    {
        var result = await RunAsync(arguments);
        Assert.IsTrue(result.Succeeded, $"docker {string.Join(' ', arguments)}: {result.Output}");
        return result.Output.Trim();
    }

    /// <summary>Imports a minimal Debian 12.</summary>
    public async Task ImportDebianAsync(string image)
    {
        var result = IsOwn
            ? await CommandLine.RunAsync("bash", [s_script, "base", image])
            : await RunAsync("pull", "--quiet", "debian:12-slim");
        if (!result.Succeeded)
            Assert.Inconclusive($"There is no Debian 12 for the stand-ins of the base images: {result.Output}");
        if (!IsOwn)
            await GetAsync("tag", "debian:12-slim", image);
    }

    /// <summary>Stops an engine that these tests started.</summary>
    public static async Task StopAsync()
    {
        if (s_instance.IsValueCreated && (await s_instance.Value)._isStartedHere)
            await CommandLine.RunAsync("bash", [s_script, "stop"]);
    }

    private static async Task<DockerEngine> StartAsync()
    {
        var running = await CommandLine.RunAsync("docker", ["info", "--format", "{{.OSType}}"]);
        if (running.Succeeded && running.Output.Contains("linux", StringComparison.Ordinal))
            return new DockerEngine("docker", [], isOwn: false);
        if (!OperatingSystem.IsLinux())
            return new DockerEngine("docker", [], isOwn: false, "'docker info' fails, and this is not Linux");

        var environment = (await CommandLine.RunAsync("bash", [s_script, "env"])).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
        var engine = new DockerEngine(environment["DOCKER_CLI"], environment, isOwn: true);
        if ((await engine.RunAsync("info")).Succeeded)
            return engine;
        var started = await CommandLine.RunAsync("bash", [s_script, "start"], limit: TimeSpan.FromMinutes(10));
        engine._isStartedHere = started.Succeeded;
        return started.Succeeded ? engine : new DockerEngine("docker", [], isOwn: false, started.Output.Trim());
    }
}
