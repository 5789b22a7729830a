using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tests;

/// <summary>The configuration and the files of an image, one per line.</summary>
internal static class ImageContents
{
    // The engine writes them when a container is made; logs and caches hold the time.
    private static readonly Regex s_volatile = new(
        @"^/(\.dockerenv|dev/|proc/|sys/|run/|etc/(resolv\.conf|hosts|hostname|mtab)|var/log/|tmp/|"
            + @"var/cache/(ldconfig|debconf|apt|fontconfig)/|root/\.(dotnet|local|nuget)/)|/obj/.*\.cache(\.json)?$");

    /// <summary>Of two images; layers that both have are not read.</summary>
    public static async Task<(HashSet<string> Before, HashSet<string> After)> ReadAsync(
        DockerEngine engine, string before, string after)
    {
        var lines = (Before: await ReadConfigAsync(engine, before), After: await ReadConfigAsync(engine, after));
        if (await GetLayersAsync(engine, before) != await GetLayersAsync(engine, after))
        {
            await AddFilesAsync(engine, before, lines.Before);
            await AddFilesAsync(engine, after, lines.After);
        }

        return lines;
    }

    private static Task<string> GetLayersAsync(DockerEngine engine, string image) =>
        engine.GetAsync("image", "inspect", "--format", "{{json .RootFS.Layers}}", image);

    private static async Task<HashSet<string>> ReadConfigAsync(DockerEngine engine, string image)
    {
        var config = await engine.GetAsync("image", "inspect", "--format", "{{json .Config}}", image);
        return JsonDocument.Parse(config).RootElement.EnumerateObject()
            .Where(property => property.Name is not ("Image" or "Hostname"))
            .Select(property => $"config {property.Name} {property.Value.GetRawText()}")
            .ToHashSet();
    }

    private static async Task AddFilesAsync(DockerEngine engine, string image, HashSet<string> lines)
    {
        var container = await engine.GetAsync("create", "--network", "none", image, "true");
        try
        {
            await engine.ReadAsync(stream => ReadFilesAsync(stream, lines), "export", container);
        }
        finally
        {
            await engine.RunAsync("rm", "--force", container);
        }
    }

    private static async Task ReadFilesAsync(Stream stream, HashSet<string> lines)
    {
        await using var reader = new TarReader(stream, leaveOpen: true);
        while (await reader.GetNextEntryAsync() is { } entry)
        {
            var path = "/" + entry.Name;
            if (s_volatile.IsMatch(path))
                continue;
            var content = entry.DataStream is { } data
                ? Convert.ToHexString(await SHA256.HashDataAsync(data))[..16]
                : entry.LinkName;
            lines.Add(
                $"{path} {entry.EntryType} {Convert.ToString((int)entry.Mode, 8)} {entry.Uid}:{entry.Gid} {content}");
        }
    }
}
