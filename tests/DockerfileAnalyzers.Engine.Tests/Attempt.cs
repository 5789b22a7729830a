using System.Text.RegularExpressions;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>One Dockerfile, built by the engine with the stand-ins of its base images.</summary>
internal sealed class Attempt : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(8);

    private readonly DockerEngine _engine;

    private readonly string _image;

    private Attempt(DockerEngine engine, CommandResult build, string image)
    {
        _engine = engine;
        _image = image;
        Build = build;
    }

    public CommandResult Build { get; }

    public static async Task<Attempt> BuildAsync(RuleExample example, string text, Claim claim)
    {
        var engine = await DockerEngine.GetAsync();
        using var folder = new TemporaryFolder();
        var isIgnoreFile = example.Path.EndsWith(".dockerignore", StringComparison.Ordinal);
        var dockerfile = isIgnoreFile ? example.Dockerfile ?? "FROM debian:12\nCOPY . /src\n" : text;
        if (isIgnoreFile)
            example = example with { Dockerignore = text };
        Directory.CreateDirectory(folder["context"]);
        // Outside of the context, so that equal files are equal layers.
        dockerfile = Complete(dockerfile, claim);
        await File.WriteAllTextAsync(folder["Dockerfile"], dockerfile);
        await BuildContext.WriteAsync(folder["context"], example, dockerfile, claim);
        // Two examples can make the same image: each has a name of its own for it.
        var image = "dockerfile-analyzers-tests/" + Guid.NewGuid().ToString("N");
        List<string> arguments =
        [
            "buildx", "build", "--progress", "plain", "--network", "host", "--file", folder["Dockerfile"],
            "--tag", image, .. StandIns.Proxies,
        ];
        if (claim.Argument is { } argument)
            arguments.AddRange(["--build-arg", argument]);
        // A layer that is there already prints nothing.
        if (claim.Kind is ClaimKind.FailureIsLost or ClaimKind.Prints && claim.Evidence.Length > 0)
            arguments.Add("--no-cache");
        foreach (var name in ImagesOf(dockerfile))
        {
            if (await StandIns.FindAsync(name, claim.Debian) is { } standIn)
                arguments.AddRange(["--build-context", $"{name}=docker-image://{standIn}"]);
        }

        var build = await engine.RunAsync([.. arguments, folder["context"]]);
        return new Attempt(engine, build, image);
    }

    /// <summary>Starts the container and waits until it ends, or for so long that it has started.</summary>
    public async Task<CommandResult> StartAsync()
    {
        var name = "dfa-" + Guid.NewGuid().ToString("N");
        var result = await _engine.RunAsync(
            s_startLimit, "run", "--name", name, "--network", "none", _image);
        await _engine.RunAsync("rm", "--force", name);
        return result;
    }

    /// <summary>The result of the health check: <c>healthy</c> or <c>unhealthy</c>.</summary>
    public async Task<string> GetHealthAsync()
    {
        var name = "dfa-" + Guid.NewGuid().ToString("N");
        await _engine.GetAsync(
            "run", "--detach", "--name", name, "--network", "none", "--health-interval", "1s", "--health-retries", "1",
            _image);
        var health = "starting";
        for (var i = 0; i < 30 && health == "starting"; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            health = await _engine.GetAsync("inspect", "--format", "{{.State.Health.Status}}", name);
        }

        await _engine.RunAsync("rm", "--force", name);
        return health;
    }

    /// <summary>The contents of the images of two attempts.</summary>
    public static Task<(HashSet<string> Before, HashSet<string> After)> ReadAsync(Attempt before, Attempt after) =>
        ImageContents.ReadAsync(before._engine, before._image, after._image);

    public async ValueTask DisposeAsync()
    {
        if (Build.Succeeded)
            await _engine.RunAsync("image", "rm", _image);
    }

    // A frontend that the file names would be downloaded.
    private static string Complete(string dockerfile, Claim claim)
    {
        var text = Regex.Replace(dockerfile, @"\A#\s*syntax=.*\n", "");
        if (claim.Prepare.Length > 0)
            text = new Regex(@"^FROM .*\n", RegexOptions.Multiline).Replace(
                text, match => match.Value + claim.Prepare + "\n", 1);
        return text.TrimEnd('\n') + "\n" + claim.Append + "\n";
    }

    private static IEnumerable<string> ImagesOf(string dockerfile)
    {
        var from = Regex.Matches(
            dockerfile,
            @"^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?",
            RegexOptions.Multiline | RegexOptions.IgnoreCase);
        var copied = Regex.Matches(dockerfile, @"[-,]from=([^\s,]+)");
        return from.Concat(copied).Select(match => match.Groups[1].Value).Distinct()
            .Where(image => image != "scratch" && !int.TryParse(image, out _)
                && !from.Any(stage => stage.Groups[2].Value.Equals(image, StringComparison.OrdinalIgnoreCase)));
    }
}
