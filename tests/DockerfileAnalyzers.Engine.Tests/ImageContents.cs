using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tests;

/// <summary>What an image is: its configuration and its files, one a line.</summary>
internal static class ImageContents
{
    // The engine writes them when a container is made; logs and caches hold the time.
    private static readonly Regex s_volatile = new(
        @"^/(\.dockerenv|dev/|proc/|sys/|run/|etc/(resolv\.conf|hosts|hostname|mtab)|var/log/|tmp/|"
            + @"var/cache/(ldconfig|debconf|apt|fontconfig)/|root/\.(dotnet|local|nuget)/)|/obj/.*\.cache(\.json)?$");

    public static async Task<HashSet<string>> ReadAsync(DockerEngine engine, string image)
    {
        var config = await engine.GetAsync("image", "inspect", "--format", "{{json .Config}}", image);
        var lines = JsonDocument.Parse(config).RootElement.EnumerateObject()
            .Where(property => property.Name is not ("Image" or "Hostname"))
            .Select(property => $"config {property.Name} {property.Value.GetRawText()}")
            .ToHashSet();
        var container = await engine.GetAsync("create", "--network", "none", image, "true");
        try
        {
            await engine.ReadAsync(stream => ReadFilesAsync(stream, lines), "export", container);
        }
        finally
        {
            await engine.RunAsync("rm", "--force", container);
        }

        return lines;
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
