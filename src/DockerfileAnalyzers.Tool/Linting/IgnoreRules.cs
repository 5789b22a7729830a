using DockerfileAnalyzers.Discovery;
using MAB.DotIgnore;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>The <c>.gitignore</c> of a folder.</summary>
/// <param name="folder">Full path.</param>
/// <param name="rules">In the order of the file.</param>
internal sealed class IgnoreRules(string folder, IgnoreRule[] rules)
{
    private const string FileName = ".gitignore";

    /// <returns><see langword="null"/> where the folder has none.</returns>
    public static IgnoreRules? TryRead(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return RegularFile.IsFile(path) && RegularFile.TryReadText(path) is { } text
            ? new IgnoreRules(folder, [.. text.Split('\n').Select(TryParse).OfType<IgnoreRule>()]) : null;
    }

    /// <summary>The nearest file that has a rule for a path decides, by the last rule that matches.</summary>
    /// <param name="files">From the outermost in.</param>
    public static bool IsIgnored(ImmutableArray<IgnoreRules> files, string path, bool isFolder)
    {
        for (var i = files.Length - 1; i >= 0; i--)
        {
            if (files[i].Judge(path, isFolder) is { } isIgnored)
                return isIgnored;
        }

        return false;
    }

    private bool? Judge(string path, bool isFolder)
    {
        var relative = path[folder.Length..].Replace('\\', '/').TrimStart('/');
        var rule = Array.FindLast(rules, rule => rule.IsMatch(relative, isFolder));
        return rule is null ? null : !rule.PatternFlags.HasFlag(PatternFlags.NEGATION);
    }

    private static IgnoreRule? TryParse(string line)
    {
        line = line.TrimEnd('\r', ' ', '\t');
        if (line.Length == 0 || line[0] == '#')
            return null;
        try
        {
            return new IgnoreRule(line);
        }
        catch (ArgumentException)
        {
            // Git also skips invalid patterns.
            return null;
        }
    }
}
