using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Tool.Rules;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>The tool and the rules of a SARIF log.</summary>
internal sealed class SarifRules(JsonWriter json)
{
    public static string GetLevel(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };

    public void WriteDriver(IEnumerable<RuleDescriptor> rules)
    {
        json.String("name", "DockerfileAnalyzers");
        json.String("version", ProductInfo.Version);
        json.String("semanticVersion", ProductInfo.Version);
        if (ProductInfo.RepositoryUrl.Length > 0)
            json.String("informationUri", ProductInfo.RepositoryUrl);
        json.Array("rules", rules, rule => json.Object(null, () => WriteRule(rule)));
    }

    private void WriteRule(RuleDescriptor rule)
    {
        json.String("id", rule.Id);
        json.String("name", rule.Name);
        json.Object("shortDescription", () => json.String("text", rule.Title));
        WriteText("fullDescription", RulePages.ReadSummary(rule) is { Length: > 0 } summary ? summary : rule.Title);
        WriteText("help", RulePages.Read(rule));
        if (rule.HelpLink is { } link)
            json.String("helpUri", link);
        json.Object("defaultConfiguration", () =>
        {
            json.Boolean("enabled", rule.IsEnabledByDefault);
            json.String("level", GetLevel(rule.Severity));
        });
        json.Object("properties", () =>
        {
            var category = rule.Category.ToString();
            json.String("category", category);
            json.Array("tags", ["docker", category.ToLowerInvariant()], tag => json.String(null, tag));
            // A rule that is quiet unless it is certain; opinions are off until they are asked for.
            json.String("precision", rule.IsEnabledByDefault ? "high" : "medium");
        });
    }

    // Markdown is legible as it is; what only its renderers need is left out of the text.
    private void WriteText(string name, string markdown) => json.Object(name, () =>
    {
        json.String("text", markdown.Replace("`", ""));
        json.String("markdown", markdown);
    });
}
