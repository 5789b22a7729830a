using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>
/// What is made from the catalog: written by <c>DFA_UPDATE=1 dotnet test</c>, compared by every other run.
/// </summary>
public static class GeneratedText
{
    private const string Begin = "<!-- generated: do not edit -->";
    private const string End = "<!-- /generated -->";

    public static string PageWithHeader(RulePage page)
    {
        var rule = page.Rule;
        var header = $"""
            {Begin}
            | Category | Severity | Fix | Equivalent |
            |---|---|---|---|
            | {rule.Category} | {SeverityOf(rule)} | {FixOf(rule)} | {EquivalentsOf(rule)} |
            {End}
            """;
        var text = page.Text.Length > 0 ? page.Text : $"# {rule.Id}: {rule.Title}\n\n{Begin}\n{End}\n";
        text = Regex.Replace(text, @"\A# [^\n]*", $"# {rule.Id}: {rule.Title}");
        // A page that was written without the header gets one below its title.
        if (!text.Contains(Begin, StringComparison.Ordinal))
            text = new Regex(@"\A(# [^\n]*\n)").Replace(text, $"$1\n{Begin}\n{End}\n", 1);
        return Regex.Replace(
            text, Regex.Escape(Begin) + ".*?" + Regex.Escape(End), _ => header, RegexOptions.Singleline);
    }

    public static string RuleTable() =>
        "| Id | Rule | Severity | Fix |\n|---|---|---|---|\n"
        + string.Concat(RuleCatalog.All.Select(rule => rule.Descriptor).Select(rule =>
            $"| [{rule.Id}](src/DockerfileAnalyzers.Core/Rules/{rule.Category}/{rule.Name}.md) | {rule.Name}: "
                + $"{rule.Title} | {SeverityOf(rule)} | {FixOf(rule)} |\n"));

    public static string Between(string text, string replacement) =>
        Regex.Replace(
            text,
            Regex.Escape(Begin) + ".*?" + Regex.Escape(End),
            _ => $"{Begin}\n{replacement}{End}",
            RegexOptions.Singleline);

    private static string SeverityOf(RuleDescriptor rule) =>
        rule.IsEnabledByDefault ? rule.Severity.ToString() : $"off ({rule.Severity})";

    private static string FixOf(RuleDescriptor rule) => rule.Fix?.ToString().ToLowerInvariant() ?? "";

    private static string EquivalentsOf(RuleDescriptor rule) => string.Join(", ", rule.Equivalents.Select(id =>
        id[..2] switch
        {
            "DL" => "hadolint " + id,
            "SC" => "ShellCheck " + id,
            _ => "BuildKit " + id,
        }));
}
