using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// A program in a container, as the non-root user of the images, does what the rules about code say about its calls.
/// All calls are in one program, whose argument says which one.
/// </summary>
[TestClass]
internal sealed class CodeTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<(string, string), Lazy<Task<string>>> s_images = new();

    public static IEnumerable<object[]> Keys => CodeClaims.All.Select(claim => new object[] { claim.Key });

    [TestMethod]
    [DynamicData(nameof(Keys))]
    public async Task The_program_does_what_the_rule_says(string key)
    {
        var claim = CodeClaims.All.Single(claim => claim.Key == key);
        var network = claim.Service.Length == 0 ? null : await StartServiceAsync(claim);
        try
        {
            await VerifyAsync(claim, network is null ? "--network none" : $"--network {network}");
        }
        finally
        {
            if (network is not null)
                await StopServiceAsync(network);
        }
    }

    private static async Task VerifyAsync(CodeClaim claim, string network)
    {
        Func<string, string, string, Task<CommandResult>> run = claim.IsStopped ? RunAndStopAsync : RunAsync;
        var bad = await run(
            await GetImageAsync(claim.Image, claim.Prepare), $"{network} {claim.Options}", claim.Key);
        Assert.IsTrue(bad.ExitCode is > 0, "must fail: " + bad.Tail);
        Assert.IsTrue(Regex.IsMatch(bad.Output, claim.Evidence), $"must fail for '{claim.Evidence}': {bad.Tail}");
        var good = await run(
            await GetImageAsync(claim.PassingImage, claim.PassingPrepare), $"{network} {claim.PassingOptions}",
            claim.Passing is null ? claim.Key : claim.Key + "-fixed");
        Assert.AreEqual(0, good.ExitCode, "must pass: " + good.Tail);
    }

    // The network has the name of the container, which is the only one beside that of the claim.
    private static async Task<string> StartServiceAsync(CodeClaim claim)
    {
        var engine = await DockerEngine.GetAsync();
        var name = "dockerfile-analyzers-tests-" + Guid.NewGuid().ToString("N");
        await engine.GetAsync("network", "create", name);
        await engine.GetAsync("run", "--detach", "--network", name, "--network-alias", claim.Service, "--name", name,
            await GetImageAsync(claim.Image, claim.Prepare), "serve");
        return name;
    }

    private static async Task StopServiceAsync(string name)
    {
        var engine = await DockerEngine.GetAsync();
        await engine.RunAsync("rm", "--force", name);
        await engine.RunAsync("network", "rm", name);
    }

    [ClassCleanup]
    public static async Task RemoveImagesAsync()
    {
        foreach (var image in s_images.Values)
            await (await DockerEngine.GetAsync()).RunAsync("image", "rm", await image.Value);
    }

    private static async Task<CommandResult> RunAsync(string image, string options, string key) =>
        await (await DockerEngine.GetAsync()).RunAsync(s_limit, ["run", "--rm",
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), image, key]);

    private static async Task<CommandResult> RunAndStopAsync(string image, string options, string key)
    {
        var engine = await DockerEngine.GetAsync();
        var name = "dockerfile-analyzers-tests-" + Guid.NewGuid().ToString("N");
        await engine.GetAsync(["run", "--detach", "--name", name,
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), image, key]);
        try
        {
            for (var attempt = 0; attempt < 60 && (await engine.GetAsync("logs", name)).Length == 0; attempt++)
                await Task.Delay(500);
            await engine.GetAsync("stop", name);
            var code = await engine.GetAsync("inspect", "--format", "{{.State.ExitCode}}", name);
            return new CommandResult(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture),
                await engine.GetAsync("logs", name));
        }
        finally
        {
            await engine.RunAsync("rm", "--force", name);
        }
    }

    private static Task<string> GetImageAsync(string image, string prepare) => s_images.GetOrAdd(
        (image, prepare), key => new Lazy<Task<string>>(() => BuildAsync(key.Item1, key.Item2))).Value;

    private static async Task<string> BuildAsync(string image, string prepare)
    {
        var engine = await DockerEngine.GetAsync();
        using var folder = new TemporaryFolder();
        // The program is published once: the Dockerfile is not in the context.
        Directory.CreateDirectory(folder["context/data"]);
        await File.WriteAllTextAsync(folder["context/Shop.csproj"], Samples.Project("Microsoft.NET.Sdk.Web",
            "<UserSecretsId>shop</UserSecretsId><AllowUnsafeBlocks>true</AllowUnsafeBlocks>"
                + "<PublishIISAssets>false</PublishIISAssets>",
            ["""<None Update="data/items.txt" CopyToOutputDirectory="PreserveNewest" />"""]));
        await File.WriteAllTextAsync(folder["context/Program.cs"], CreateProgram());
        await File.WriteAllTextAsync(folder["context/data/items.txt"], "1");
        await File.WriteAllTextAsync(folder["context/data/unpublished.txt"], "1");
        await File.WriteAllTextAsync(folder["Dockerfile"], $"""
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish -o /out
            FROM {image}
            WORKDIR /app
            COPY --from=build /out .
            {prepare}
            USER 1654
            ENTRYPOINT ["dotnet", "Shop.dll"]

            """);
        var name = "dockerfile-analyzers-tests/code-" + Guid.NewGuid().ToString("N");
        List<string> arguments =
        [
            "buildx", "build", "--network", "host", "--file", folder["Dockerfile"], "--tag", name, .. StandIns.Proxies,
        ];
        foreach (var used in new[] { "mcr.microsoft.com/dotnet/sdk:10.0", image })
            arguments.AddRange(["--build-context", $"{used}=docker-image://{await StandIns.FindAsync(used)}"]);
        await engine.GetAsync([.. arguments, folder["context"]]);
        return name;
    }

    private static string CreateProgram() => $$"""
        using System.Diagnostics; using System.Globalization; using System.Runtime.InteropServices;

        switch (args[0])
        {
            {{string.Join("\n    ", CodeClaims.All.Select(CreateCases))}}
            case "serve": await (await StartAsync("http://+:8080")).WaitForShutdownAsync(); break;
            default: throw new ArgumentException(args[0]);
        }

        static async Task<WebApplication> StartAsync(string url)
        {
            var app = WebApplication.Create();
            app.Urls.Add(url);
            app.MapGet("/", () => "Hello");
            await app.StartAsync();
            return app;
        }

        static async Task AskAsync(string url)
        {
            await StartAsync(url);
            await new HttpClient().GetStringAsync("http://127.0.0.2:5000");
        }

        static async Task<WebApplication> StartHealthAsync(string path)
        {
            var builder = WebApplication.CreateBuilder();
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            app.Urls.Add("http://+:5003");
            app.MapHealthChecks(path);
            await app.StartAsync();
            return app;
        }

        static void Require(bool isTrue, string otherwise)
        {
            if (!isTrue)
                throw new InvalidOperationException(otherwise);
        }

        // Until the other service has started.
        static async Task CallAsync(string url)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await new HttpClient().GetStringAsync(url);
                    return;
                }
                catch (HttpRequestException) when (attempt < 10)
                {
                    await Task.Delay(500);
                }
            }
        }

        static async Task StopAsync(bool exits)
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddHostedService<Worker>();
            builder.WebHost.UseUrls("http://+:5002");
            var app = builder.Build();
            app.Lifetime.ApplicationStopping.Register(() =>
            {
                Console.WriteLine("stopping");
                if (exits)
                    Environment.Exit(3);
            });
            app.Lifetime.ApplicationStarted.Register(app.Lifetime.StopApplication);
            await app.RunAsync();
        }

        static async Task StopSlowlyAsync()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
            builder.Services.AddHostedService<SlowWorker>();
            builder.WebHost.UseUrls("http://+:5004");
            var app = builder.Build();
            app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("started"));
            app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine("stopping"));
            await app.RunAsync();
            Console.WriteLine("stopped");
        }

        [DllImport("libfontconfig.so.1")] static extern int FcGetVersion();
        [DllImport("kernel32.dll")] static extern ulong GetTickCount64();

        // It ignores that the host has no more time for it.
        sealed class SlowWorker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stopping) => Task.CompletedTask;

            public override Task StopAsync(CancellationToken cancellation) =>
                Task.Delay(TimeSpan.FromSeconds(15), CancellationToken.None);
        }

        sealed class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stopping) => Task.Delay(-1, stopping);

            public override Task StopAsync(CancellationToken cancellation)
            {
                Console.WriteLine("stopped");
                return base.StopAsync(cancellation);
            }
        }

        """;

    private static string CreateCases(CodeClaim claim) =>
        $"case \"{claim.Key}\": {{ {claim.Violation} }} break;"
            + (claim.Passing is { } passing ? $"\n    case \"{claim.Key}-fixed\": {{ {passing} }} break;" : "");
}
