using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The global.json that the SDK reads for a project.</summary>
internal static class GlobalJson
{
    /// <returns><see langword="null"/> where there is none, it pins nothing, or it names places for SDKs.</returns>
    public static SdkPin? FindAbove(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, "global.json");
            if (!RegularFile.IsFile(path))
                continue;
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

        return null;
    }
}
