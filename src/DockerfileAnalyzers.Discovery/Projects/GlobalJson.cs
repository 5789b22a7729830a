using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The global.json that the SDK reads for a project.</summary>
internal static class GlobalJson
{
    private static readonly RunMemory<string, SdkPin?> s_above = new(FindFrom);

    /// <returns><see langword="null"/> where there is none, it pins nothing, or it names places for SDKs.</returns>
    public static SdkPin? FindAbove(string? folder) => folder is null ? null : s_above[folder];

    private static SdkPin? FindFrom(string folder) =>
        Path.Combine(folder, "global.json") is var path && RegularFile.IsFile(path) ? Read(path)
        : FindAbove(Path.GetDirectoryName(folder));

    private static SdkPin? Read(string path)
    {
        string? version = null, rollForward = null;
        foreach (var (names, value) in JsonFile.Read(path))
        {
            if (names.Count != 2 || names[0] != "sdk")
                continue;
            if (names[1] == "paths")
                return null;
            if (names[1] == "version")
                version = value;
            else if (names[1] == "rollForward")
                rollForward = value;
        }

        return version is null ? null : new SdkPin(path, version, rollForward);
    }
}
