using System.Globalization;
using System.Text;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Hovers;

/// <summary>The hover for a pattern of a .dockerignore: the files that it matches.</summary>
internal static class IgnoreFileHover
{
    private const int MaxPaths = 10;

    public static Hover? Find(DocumentAnalysis analysis, int offset)
    {
        var pattern = analysis.IgnoreFile?.Patterns
            .FirstOrDefault(pattern => pattern.Span.Start <= offset && offset <= pattern.Span.End);
        if (pattern is null)
            return null;
        var range = analysis.Document.Positions.GetRange(pattern.Span);
        var effect = pattern.IsException ? "Re-includes" : "Excludes";
        if (analysis.Input.Manifest is not { } manifest)
        {
            return new Hover(MarkupContent.Markdown(
                $"{effect} files that match `{pattern.Pattern}`. The build context is unknown."), range);
        }

        var matched = manifest.Entries.Where(entry => IgnoreMatcher.Matches(pattern, entry.ContentPath)
            || IgnoreMatcher.Matches(pattern, entry.Path)).OrderByDescending(entry => entry.Bytes).ToArray();
        var text = new StringBuilder();
        if (matched.Length == 0)
        {
            text.Append($"`{pattern.Pattern}` does not match any file in the build context.");
        }
        else
        {
            var files = matched.Sum(entry => entry.IsFolder ? entry.Files : 1);
            text.Append($"{effect} {Plural.Of(files, "file", "files")}, "
                + $"{ByteSize.Format(matched.Sum(entry => entry.Bytes))}:\n\n");
            foreach (var entry in matched.Take(MaxPaths))
                text.Append($"- `{entry.Path}{(entry.IsFolder ? "/" : "")}`: {ByteSize.Format(entry.Bytes)}\n");
            if (matched.Length > MaxPaths)
                text.Append(CultureInfo.InvariantCulture, $"- and {matched.Length - MaxPaths} more\n");
        }

        if (manifest.IsTruncated)
            text.Append("\nThe build context is too large to list completely; there may be more files.");
        return new Hover(MarkupContent.Markdown(text.ToString()), range);
    }
}
