using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.LanguageServer.Sources;

/// <summary>
/// When the folders of a build context were changed: files are created and deleted in them. For clients that do not
/// report that.
/// </summary>
internal sealed class FolderTimes
{
    private const int Milliseconds = 1000;

    private readonly (string Path, DateTime Time)[] _folders;
    private long _lastLook = Environment.TickCount64;

    /// <param name="manifest">The contents of the context; <see langword="null"/> where it is not known.</param>
    public FolderTimes(ContextManifest? manifest) => _folders = manifest is null ? []
        : [.. manifest.Entries.Select(entry => entry.Path[..Math.Max(0, entry.Path.LastIndexOf('/'))]).Append("")
            .Distinct().Select(folder => Path.Combine(manifest.Root, folder))
            .Select(folder => (folder, Directory.GetLastWriteTimeUtc(folder)))];

    /// <summary>Looks, but not with every keystroke.</summary>
    public bool HaveChanged()
    {
        if (Environment.TickCount64 - _lastLook < Milliseconds)
            return false;
        _lastLook = Environment.TickCount64;
        return Array.Exists(_folders, folder => Directory.GetLastWriteTimeUtc(folder.Path) != folder.Time);
    }
}
