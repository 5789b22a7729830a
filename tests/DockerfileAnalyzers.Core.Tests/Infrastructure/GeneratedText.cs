using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>
/// The texts that are generated from the catalog: written by <c>DFA_UPDATE=1 dotnet test</c>, compared by every other
/// run.
/// </summary>
public static class GeneratedText
{
    private const string Begin = "<!-- generated: do not edit -->";
    private const string End = "<!-- /generated -->";

    /// <summary>The page with its generated parts: the header, what its examples print, how to configure it.</summary>
    public static string Page(RulePage page) => WithConfiguration(page, WithOutput(page, WithHeader(page)));

    /// <summary>
    /// The output of a build for the examples that violate a rule, as the compiler prints it, without the link.
    /// </summary>
    public static string Output(RulePage page) => string.Join("\n", page.GetExamples("Violation").Select(example =>
    {
        return string.Concat(page.Find(example)
            .Select(finding => (finding, Place: example.File.Lines.GetPosition(finding.Span.Start)))
            .Select(at => $"{Path.GetFileName(example.Path)}({at.Place.Line + 1},{at.Place.Column + 1}): "
                + $"{at.finding.Severity.ToString().ToLowerInvariant()} {page.Rule.Id}: {at.finding.Message}\n"));
    }));

    private static string WithOutput(RulePage page, string text)
    {
        if (!page.GetExamples("Violation").Any())
            return text;
        var section = $"## Output\n\n<!-- generated: output -->\n```text\n{Output(page)}```\n{End}\n\n";
        var old = new Regex($@"^## Output\n\n<!-- generated: output -->.*?{End}\n\n",
            RegexOptions.Multiline | RegexOptions.Singleline);
        if (old.IsMatch(text))
            return old.Replace(text, _ => section, 1);
        // A page that was written without it gets it after the examples that violate the rule.
        return new Regex(@"(^## Violation\n.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)
            .Replace(text, match => match.Value.TrimEnd('\n') + "\n\n" + section, 1);
    }

    private static string WithConfiguration(RulePage page, string text)
    {
        var rule = page.Rule;
        var first = rule.IsEnabledByDefault ? "Set the severity" : "This rule is off by default; turn it on";
        var level = rule.IsEnabledByDefault && rule.Severity is Severity.Warning ? "error" : "warning";
        var options = string.Concat(SettingCatalog.All
            .Where(setting => setting.Place is SettingPlace.Key && setting.Owner == rule.Id)
            .Select(setting => $"# {setting.Description.TrimEnd('.')}\n"
                + $"{(setting.DefaultText.Length > 0 ? "" : "# ")}{setting.Name} = {setting.DefaultText}\n"));
        var examples = page.GetExamples("Violation").ToArray();
        var comment = examples.Length == 0 ? "" : DescribeSuppression(page);
        var generated = $"""
            ## Configuration

            <!-- generated: configuration -->
            {first} in `.editorconfig` (`none`, `suggestion`, `warning` or `error`) or in `dockerfile-analyzers.yaml`:

            ```ini
            [{GetSection(page)}]
            dockerfile_analyzers.{rule.Id}.severity = {level}
            {options}```

            {comment}{End}

            """;
        text = Regex.Replace(text, @"\n## Configuration\n.*\z", "", RegexOptions.Singleline).TrimEnd('\n');
        return $"{text}\n\n{generated}";
    }

    private static string GetSection(RulePage page) =>
        page.IsAboutCode ? "*.{cs,vb}" : page.IsAboutPatterns ? ".dockerignore" : "Dockerfile";

    private static string DescribeSuppression(RulePage page)
    {
        if (page.IsAboutCode)
        {
            return $"""
                One finding is suppressed in the code:

                ```csharp
                #pragma warning disable {page.Rule.Id} // the reason
                ```

                """;
        }

        return $"""
            One finding is suppressed by a comment above {(page.IsAboutPatterns ? "the pattern" : "the instruction")}:

            ```{(page.IsAboutPatterns ? "dockerignore" : "dockerfile")}
            # dockerfile-analyzers ignore={page.Rule.Id} -- the reason
            ```

            """;
    }

    private static string WithHeader(RulePage page)
    {
        var rule = page.Rule;
        var header = $"""
            {Begin}
            | Category | Severity | Fix | Same check in other tools |
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

    public static string RuleTable() => string.Join("\n", RuleCatalog.All.Select(rule => rule.Descriptor)
        .GroupBy(rule => rule.Category).Select(group =>
            $"## {group.Key}\n\n| Id | Rule | Severity | Fix |\n|---|---|---|---|\n"
            + string.Concat(group.Select(rule =>
                $"| [{rule.Id}](../src/DockerfileAnalyzers.Core/Rules/{rule.Category}/{rule.Name}.md) | {rule.Name}: "
                    + $"{rule.Title} | {SeverityOf(rule)} | {FixOf(rule)} |\n"))));

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
