namespace DockerfileAnalyzers.Model;

/// <summary>A pattern of an ignore file, of <c>--exclude</c> or of a source: segments with wildcards, <c>**</c> for any number of them.</summary>
public sealed class PathPattern
{
    private readonly string _text;
    private readonly string[] _segments;
    private readonly bool _isLiteral;
    private readonly string? _nameAnywhere;

    /// <param name="pattern">Cleaned: relative, with <c>/</c>.</param>
    public PathPattern(string pattern)
    {
        _text = pattern;
        _segments = pattern.Split('/');
        _isLiteral = !Glob.HasWildcard(pattern) && pattern.IndexOf('\\') < 0;
        // "**/name" is by far the most common of the others.
        if (_segments is ["**", var name] && !Glob.HasWildcard(name) && name.IndexOf('\\') < 0)
            _nameAnywhere = name;
    }

    /// <summary>Whether it matches the path itself or a folder above it.</summary>
    public bool Matches(string path)
    {
        if (_isLiteral)
            return path.StartsWith(_text, StringComparison.Ordinal) && (path.Length == _text.Length || path[_text.Length] == '/');
        if (_nameAnywhere is not null)
            return HasSegment(path, _nameAnywhere);
        var segments = path.Split('/');
        // A pattern that ends in "**" matches what is below, not the folder itself; a prefix of the path that matches makes the whole match.
        for (var length = 1; length <= segments.Length; length++)
        {
            if (MatchesWhole(segments, length))
                return true;
        }

        return false;
    }

    /// <summary>The length of the shortest part of the path, in segments, that it matches: the file or folder that a source takes; 0 where none.</summary>
    public int GetMatchedLength(string[] path)
    {
        for (var length = 1; length <= path.Length; length++)
        {
            if (MatchesWhole(path, length))
                return length;
        }

        return 0;
    }

    private static bool HasSegment(string path, string name)
    {
        for (var at = path.IndexOf(name, StringComparison.Ordinal); at >= 0; at = path.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || path[at - 1] == '/') && (at + name.Length == path.Length || path[at + name.Length] == '/'))
                return true;
        }

        return false;
    }

    // Reachable positions in the path after each pattern segment: linear in pattern × path, no backtracking.
    private bool MatchesWhole(string[] path, int length)
    {
        var reachable = new bool[length + 1];
        reachable[0] = true;
        foreach (var segment in _segments)
        {
            var next = new bool[length + 1];
            if (segment == "**")
            {
                var open = false;
                for (var i = 0; i <= length; i++)
                    next[i] = open |= reachable[i];
            }
            else
            {
                for (var i = 0; i < length; i++)
                    next[i + 1] = reachable[i] && Glob.IsMatch(segment, path[i]);
            }

            reachable = next;
        }

        return reachable[length];
    }
}
