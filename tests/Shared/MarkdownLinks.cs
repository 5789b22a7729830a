using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tests;

/// <summary>A link in a page, with its target as written.</summary>
/// <param name="Path">Empty for a heading of the same page.</param>
internal sealed record MarkdownLink(string Text, string Path, string? Anchor)
{
    private static readonly Regex s_link = new(@"!?\[[^\]\n]*(?:\n[^\]\n]*)?\]\((?<target>[^)\s]+)\)");

    /// <summary>Whether it leads out of the files that are at hand.</summary>
    public bool IsAddress => Path.Contains(':', StringComparison.Ordinal);

    public static IEnumerable<MarkdownLink> Find(string page) => s_link.Matches(Markdown.WithoutCode(page))
        .Select(match => match.Groups["target"].Value.Split('#') switch
        {
            [var file] => new MarkdownLink(match.Value, file, null),
            [var file, var heading, ..] => new MarkdownLink(match.Value, file, heading),
            _ => throw new InvalidOperationException(match.Value),
        });
}

internal static class Markdown
{
    /// <summary>The anchors of a page, as GitHub creates them from headings.</summary>
    public static string[] GetAnchors(string page) =>
        Regex.Matches(WithoutCode(page), @"^#+ (.*?)\r?$", RegexOptions.Multiline)
            .Select(match => Regex.Replace(match.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'))
            .ToArray();

    public static string WithoutCode(string page) => Regex.Replace(
        Regex.Replace(page, "^```.*?^```", "", RegexOptions.Singleline | RegexOptions.Multiline), "`[^`\n]*`", "`");
}
