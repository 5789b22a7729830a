using System.Text.RegularExpressions;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Infers the build context of a Dockerfile where nobody says it: the nearest
/// folder above in which what it copies exists.
/// </summary>
internal static class ContextRoot
{
    private static readonly Regex s_project = new(
        @"\bdotnet\s+(?:restore|build|publish)\s+[""']?(?<path>[\w./-]+proj)\b", RegexOptions.CultureInvariant);

    /// <summary>
    /// The folder above a Dockerfile that holds all it copies, where the context that somebody names
    /// does not; else <see langword="null"/>.
    /// </summary>
    public static string? FindBetter(string dockerfile, DockerfileText text, string context, string root)
    {
        var sources = FindSources(text);
        if (sources.Length == 0 || sources.All(source => Exists(context, source)))
            return null;
        var inferred = Infer(dockerfile, text, root);
        return inferred != context && sources.All(source => Exists(inferred, source)) ? inferred : null;
    }

    /// <param name="root">Where the sources end: no folder above it is a context that nobody names.</param>
    public static string Infer(string dockerfile, DockerfileText text, string root)
    {
        var own = Path.GetDirectoryName(dockerfile)!;
        if (text.Instructions.IsEmpty)
            return own;
        var sources = FindSources(text);
        // Where all is copied at once, the project that is built says which folder it was copied from.
        if (sources.Length == 0)
            sources = s_project.Matches(text.Text).Cast<Match>().Select(match => match.Groups["path"].Value)
                .Where(path => !path.StartsWith("/", StringComparison.Ordinal)).Take(1).ToArray();
        if (sources.Length == 0)
            return own;
        var bound = FindBound(own, root);
        var best = own;
        var bestScore = 0;
        var folder = own;
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var score = sources.Count(source => Exists(folder, source));
            if (score > bestScore)
                (best, bestScore) = (folder, score);
            if (score == sources.Length || folder == bound || RepositoryRoot.Is(folder))
                break;
        }

        return best;
    }

    // The folder of the sources that the Dockerfile lies in, or that it shares with them;
    // its own where that holds all the disk.
    private static string FindBound(string own, string root)
    {
        var bound = own;
        while (!ContextWalker.IsWithin(root, bound))
            bound = Path.GetDirectoryName(bound)!;
        return bound != own && ContextWalker.HoldsMoreThanSources(bound) ? own : bound;
    }

    private static string[] FindSources(DockerfileText text) => text.Instructions
        .OfType<CopyingInstructionSyntax>().Where(copying => copying is not CopyInstructionSyntax { From: not null })
        .SelectMany(copying => copying.Sources).Select(source => source.Literal)
        .OfType<string>().Where(source => source.IndexOf("://", StringComparison.Ordinal) < 0)
        .Select(source => source.TrimStart('/')).Where(source => source is not ("" or "." or "./"))
        .Distinct().ToArray();

    private static bool Exists(string folder, string source)
    {
        try
        {
            if (!Glob.HasWildcard(source))
                return File.Exists(Path.Combine(folder, source)) || Directory.Exists(Path.Combine(folder, source));
            var slash = source.LastIndexOf('/');
            var parent = slash < 0 ? folder : Path.Combine(folder, source.Substring(0, slash));
            var pattern = source.Substring(slash + 1);
            return !Glob.HasWildcard(parent) && Directory.Exists(parent)
                && Directory.EnumerateFileSystemEntries(parent)
                    .Any(path => Glob.IsMatch(pattern, Path.GetFileName(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
