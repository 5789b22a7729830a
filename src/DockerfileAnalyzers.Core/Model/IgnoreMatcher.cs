using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>
/// Decides as Docker does which paths an ignore file leaves out: the last pattern that matches the path or a folder above it wins.
/// Case-sensitive; paths are relative to the context, with <c>/</c>.
/// </summary>
public sealed class IgnoreMatcher(ImmutableArray<IgnorePatternSyntax> patterns)
{
    private readonly PathPattern[] _patterns = patterns.Select(pattern => new PathPattern(pattern.Pattern)).ToArray();

    public bool IsIgnored(string path) => FindDecidingPattern(path) is { IsException: false };

    /// <summary>The pattern that decides about the path; <see langword="null"/> where none matches: the path is sent.</summary>
    public IgnorePatternSyntax? FindDecidingPattern(string path)
    {
        for (var i = patterns.Length - 1; i >= 0; i--)
        {
            if (_patterns[i].Matches(path))
                return patterns[i];
        }

        return null;
    }

    /// <summary>Whether the pattern matches the path itself or a folder above it.</summary>
    public static bool Matches(IgnorePatternSyntax pattern, string path) => Matches(pattern.Pattern, path);

    /// <param name="pattern">Cleaned, as <see cref="IgnorePatternSyntax.Pattern"/> is.</param>
    public static bool Matches(string pattern, string path) => new PathPattern(pattern).Matches(path);

    public static bool MatchesEverything(IgnorePatternSyntax pattern) =>
        pattern.Pattern is "*" or "**" or "**/*" or "**/**";

    /// <summary>Whether every path that <paramref name="narrow"/> matches is matched by <paramref name="wide"/>, as far as their texts tell.</summary>
    public static bool Covers(IgnorePatternSyntax wide, IgnorePatternSyntax narrow)
    {
        if (wide.Pattern == narrow.Pattern || MatchesEverything(wide))
            return true;
        if (!Glob.HasWildcard(narrow.Pattern))
            return Matches(wide, narrow.Pattern);
        if (!Glob.HasWildcard(wide.Pattern))
            return narrow.Pattern.StartsWith(wide.Pattern + "/", StringComparison.Ordinal);
        // "**/name": whatever has that name in its path.
        return wide.Pattern.Split('/') is ["**", var name] && narrow.Pattern.Split('/').Contains(name, StringComparer.Ordinal);
    }
}
