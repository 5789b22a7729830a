using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>
/// Decides as Docker does which paths an ignore file leaves out: the last pattern that matches the path or a folder above it wins.
/// Case-sensitive; paths are relative to the context, with <c>/</c>.
/// </summary>
public sealed class IgnoreMatcher(ImmutableArray<IgnorePatternSyntax> patterns)
{
    public bool IsIgnored(string path) => FindDecidingPattern(path) is { IsException: false };

    /// <summary>The pattern that decides about the path; <see langword="null"/> where none matches: the path is sent.</summary>
    public IgnorePatternSyntax? FindDecidingPattern(string path)
    {
        for (var i = patterns.Length - 1; i >= 0; i--)
        {
            if (Matches(patterns[i], path))
                return patterns[i];
        }

        return null;
    }

    /// <summary>Whether the pattern matches the path itself or a folder above it.</summary>
    public static bool Matches(IgnorePatternSyntax pattern, string path) => Matches(pattern.Pattern, path);

    /// <param name="pattern">Cleaned, as <see cref="IgnorePatternSyntax.Pattern"/> is.</param>
    public static bool Matches(string pattern, string path)
    {
        var patternSegments = pattern.Split('/');
        var pathSegments = path.Split('/');
        // A pattern that ends in "**" matches what is below, not the folder itself; a prefix of the path that matches makes the whole match.
        for (var length = 1; length <= pathSegments.Length; length++)
        {
            if (MatchSegments(patternSegments, pathSegments, length))
                return true;
        }

        return false;
    }

    // Reachable positions in the path after each pattern segment: linear in pattern × path, no backtracking.
    private static bool MatchSegments(string[] pattern, string[] path, int length)
    {
        var reachable = new bool[length + 1];
        reachable[0] = true;
        foreach (var segment in pattern)
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
