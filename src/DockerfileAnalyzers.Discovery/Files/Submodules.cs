using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The submodules of Git repositories. In a checkout without them, their directories are empty.</summary>
internal sealed class Submodules
{
    private static readonly Regex s_path = new(
        @"^[ \t]*path[ \t]*=[ \t]*""?(?<path>[^""\r\n]+?)""?[ \t]*\r?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline);

    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);

    /// <summary>The submodules of the repository that a directory is in.</summary>
    public static Submodules Around(string directory)
    {
        var submodules = new Submodules();
        for (var folder = directory; folder is not null; folder = RepositoryRoot.GetParent(folder))
            submodules.Add(folder);
        return submodules;
    }

    /// <summary>Adds the submodules that the <c>.gitmodules</c> file of a directory lists.</summary>
    public void Add(string directory)
    {
        var path = Path.Combine(directory, ".gitmodules");
        if (!FolderContent.HasFile(path) || TextFile.TryRead(path, out _) is not { Text: var text })
            return;
        foreach (var name in s_path.Matches(text).Cast<Match>().Select(match => match.Groups["path"].Value))
        {
            if (name.IndexOfAny(Path.GetInvalidPathChars()) < 0)
                _directories.Add(Path.GetFullPath(Path.Combine(directory, name)));
        }
    }

    public bool Contains(string directory) => _directories.Contains(directory);

    /// <summary>Whether a path is in a submodule that is not checked out: it may be there.</summary>
    public bool IsInAbsent(string path)
    {
        for (var folder = path; _directories.Count > 0 && folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Contains(folder))
                return FolderContent.GetFiles(folder).Length + FolderContent.GetFolders(folder).Length == 0;
        }

        return false;
    }
}
