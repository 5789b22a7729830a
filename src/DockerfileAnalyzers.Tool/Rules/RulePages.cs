using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Tool.Rules;

/// <summary>The pages of the rules, as they are in the documentation.</summary>
internal static partial class RulePages
{
    /// <summary>The page of a rule as Markdown, without what only the tests read.</summary>
    public static string Read(RuleDescriptor rule)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"pages/{rule.Name}.md");
        if (stream is null)
            return $"# {rule.Id}: {rule.Title}\n";
        using var reader = new StreamReader(stream);
        return Clean(reader.ReadToEnd());
    }

    /// <summary>The first paragraph of a page, after its header.</summary>
    public static string ReadSummary(RuleDescriptor rule)
    {
        var page = Header().Replace(Read(rule), "");
        var text = page[(page.IndexOf('\n') + 1)..].TrimStart('\n');
        return text.Split("\n\n")[0].TrimEnd('\n').Replace('\n', ' ');
    }

    // Comments hold the surroundings of an example, which the tests read; so does the second word of a fence.
    private static string Clean(string page) =>
        Fence().Replace(Comment().Replace(page.ReplaceLineEndings("\n"), ""), "$1");

    [GeneratedRegex(@"^<!--.*?-->\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(```\w+) .*$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\|.*\n", RegexOptions.Multiline)]
    private static partial Regex Header();
}
