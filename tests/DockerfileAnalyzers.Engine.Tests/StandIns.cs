using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>Local images in place of those that a page names; <c>StandIns/Dockerfile</c> makes them.</summary>
internal static class StandIns
{
    private const string Debian = "debian";
    private const string Imported = "bookworm";

    // The first that matches counts.
    private static readonly (string Pattern, string Target)[] s_targets =
    [
        (@"dotnet/(nightly/)?sdk:", "sdk"),
        (@"dotnet/(aspnet|runtime):8", "runtime-8"),
        (@"dotnet/aspnet:.*chiseled-extra", "aspnet-chiseled-extra"),
        (@"dotnet/(aspnet|runtime):.*chiseled", "aspnet-chiseled"),
        (@"dotnet/runtime-deps:.*chiseled", "runtime-deps-chiseled"),
        (@"dotnet/(aspnet|runtime):.*alpine", "aspnet-alpine"),
        (@"dotnet/aspnet:", "aspnet"),
        (@"dotnet/runtime:", "runtime"),
        (@"dotnet/runtime-deps:", "runtime-deps"),
        (@"^golang\b", "golang"),
        (@"^node\b", "node"),
        (@"^python\b", "python"),
        (@"alpine|^busybox", "alpine"),
        (@"^(debian|ubuntu|nginx|example)\b", Debian),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> s_images = new();

    /// <summary>The stand-in of an image that a Dockerfile names; <see langword="null"/>: there is none.</summary>
    /// <param name="image">As the Dockerfile names it.</param>
    /// <param name="debian">The stand-in for Debian.</param>
    public static async Task<string?> FindAsync(string image, string? debian = null) =>
        s_targets.FirstOrDefault(entry => Regex.IsMatch(image, entry.Pattern)).Target is { } target
            ? await GetAsync(target == Debian ? debian ?? target : target)
            : null;

    private static Task<string> GetAsync(string target) => s_images.GetOrAdd(
        target, name => new Lazy<Task<string>>(() => name == Imported ? ImportAsync() : BuildAsync(name))).Value;

    private static async Task<string> ImportAsync()
    {
        var engine = await DockerEngine.GetAsync();
        if (!(await engine.RunAsync("image", "inspect", Name(Imported))).Succeeded)
            await engine.ImportDebianAsync(Name(Imported));
        return Name(Imported);
    }

    private static async Task<string> BuildAsync(string target)
    {
        var engine = await DockerEngine.GetAsync();
        var folder = Path.Combine(Repository.Root, "tests", "DockerfileAnalyzers.Engine.Tests", "StandIns");
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var dotnet = runtime.Parent!.Parent!.Parent!.FullName;
        var sdk = await CommandLine.RunAsync(Path.Combine(dotnet, "dotnet"), ["--version"]);
        await engine.GetAsync(
        [
            "buildx", "build", "--network", "host", "--target", target, "--tag", Name(target),
            "--build-context", $"{Imported}=docker-image://{await GetAsync(Imported)}",
            "--build-context", $"dotnet={dotnet}",
            "--build-arg", $"RUNTIME={runtime.Name}", "--build-arg", $"SDK={sdk.Output.Trim()}",
            .. Proxies, folder,
        ]);
        return Name(target);
    }

    /// <summary>Those of this machine, for a build that downloads something.</summary>
    public static IEnumerable<string> Proxies =>
        from name in new[] { "http_proxy", "https_proxy", "no_proxy" }
        let value = Environment.GetEnvironmentVariable(name)
            ?? Environment.GetEnvironmentVariable(name.ToUpperInvariant())
        where !string.IsNullOrEmpty(value)
        from argument in new[] { "--build-arg", $"{name}={value}" }
        select argument;

    private static string Name(string target) => "dockerfile-analyzers-tests/" + target;
}
