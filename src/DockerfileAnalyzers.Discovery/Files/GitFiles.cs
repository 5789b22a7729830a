using System.Text;
using DockerfileAnalyzers.Model.Context;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Git's knowledge about a file, read from Git's own files without running it.</summary>
internal static class GitFiles
{
    private const int MaxIndexBytes = 32 * 1024 * 1024;

    private const int EntryBytes = 62;

    /// <summary>Whether <c>.gitattributes</c> checks a file out with LF, on every machine.</summary>
    public static bool HasLfLineEndings(string path)
    {
        if (FindRoot(path) is not { } root)
            return false;
        // The nearest file takes precedence, and in it the last line that matches.
        for (var folder = Path.GetDirectoryName(path); folder is not null
            && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            var attributes = Path.Combine(folder, ".gitattributes");
            if (!RegularFile.IsFile(attributes))
                continue;
            var relative = GetRelative(folder, path);
            foreach (var line in File.ReadLines(attributes).Reverse())
            {
                var words = line.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > 1 && words[0][0] != '#'
                    && words.Skip(1).Any(word => word.StartsWith("eol=", StringComparison.Ordinal))
                    && Matches(words[0], relative))
                    return words.Contains("eol=lf");
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a checkout gives the file its executable bit; <see langword="null" /> where Git does not know the file.
    /// </summary>
    public static bool? IsExecutable(string path)
    {
        if (FindRoot(path) is not { } root || FindIndex(root) is not { } index
            || new FileInfo(index) is not { Exists: true, Length: <= MaxIndexBytes })
            return null;
        return FindMode(File.ReadAllBytes(index), GetRelative(root, path)) is { } mode
            ? (mode & 0b001_000_000) != 0 : null;
    }

    private static string? FindRoot(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !RepositoryRoot.Is(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    // In a worktree, ".git" is a file that names the folder.
    private static string? FindIndex(string root)
    {
        var git = Path.Combine(root, ".git");
        if (Directory.Exists(git))
            return Path.Combine(git, "index");
        const string Prefix = "gitdir:";
        return File.ReadLines(git).FirstOrDefault() is { } line && line.StartsWith(Prefix, StringComparison.Ordinal)
            ? Path.Combine(root, line.Substring(Prefix.Length).Trim(), "index")
            : null;
    }

    private static string GetRelative(string folder, string path) =>
        path.Substring(folder.Length).Replace('\\', '/').TrimStart('/');

    private static bool Matches(string pattern, string relative) => pattern.TrimStart('/').IndexOf('/') >= 0
        || pattern[0] == '/'
        ? new PathPattern(pattern.TrimStart('/')).Matches(relative)
        : Glob.IsMatch(pattern, relative.Substring(relative.LastIndexOf('/') + 1));

    /// <summary>The mode of an entry of the index, versions 2 to 4: <c>100755</c> or <c>100644</c> in octal.</summary>
    internal static int? FindMode(byte[] index, string path)
    {
        if (index.Length < 12 || Encoding.ASCII.GetString(index, 0, 4) != "DIRC")
            return null;
        var version = ReadNumber(index, 4);
        var count = ReadNumber(index, 8);
        var position = 12;
        var name = Array.Empty<byte>();
        for (var i = 0; i < count && position + EntryBytes < index.Length && version is >= 2 and <= 4; i++)
        {
            var start = position;
            var isExtended = (index[position + EntryBytes - 2] & 0x40) != 0;
            position += EntryBytes + (isExtended ? 2 : 0);
            var kept = 0;
            // Version 4 writes how much of the name before goes away, and what comes instead.
            if (version == 4)
                kept = Math.Max(0, name.Length - ReadVariable(index, ref position));
            var end = Array.IndexOf(index, (byte)0, position);
            if (end < 0)
                return null;
            name = name.Take(kept).Concat(index.Skip(position).Take(end - position)).ToArray();
            if (Encoding.UTF8.GetString(name) == path)
                return ReadNumber(index, start + 24);
            position = version == 4 ? end + 1 : start + ((end - start) / 8 + 1) * 8;
        }

        return null;
    }

    private static int ReadNumber(byte[] bytes, int position) =>
        (bytes[position] << 24) | (bytes[position + 1] << 16) | (bytes[position + 2] << 8) | bytes[position + 3];

    private static int ReadVariable(byte[] bytes, ref int position)
    {
        var value = bytes[position] & 0x7f;
        while (position + 1 < bytes.Length && (bytes[position++] & 0x80) != 0)
            value = ((value + 1) << 7) | (bytes[position] & 0x7f);
        return value;
    }
}
