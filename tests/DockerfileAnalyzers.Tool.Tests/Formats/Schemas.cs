using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Schema;
using Json.Schema;

namespace DockerfileAnalyzers.Tests;

/// <summary>Validates output against the schemas in <c>Schemas</c> and <c>docs</c>.</summary>
internal static class Schemas
{
    public static string RepositoryRoot { get; } = typeof(Schemas).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly Lazy<JsonSchema> s_sarif = new(() => LoadJson(Locate("sarif-2.1.0-rtm.5.json")));
    private static readonly Lazy<JsonSchema> s_gitLab = new(() => LoadJson(Locate("gitlab-code-quality.schema.json")));

    private static readonly Lazy<JsonSchema> s_results = new(() =>
        LoadJson(Path.Combine(RepositoryRoot, "docs", "dockerfile-analyzers.results.schema.json")));

    public static JsonSchema Sarif => s_sarif.Value;

    public static JsonSchema GitLab => s_gitLab.Value;

    public static JsonSchema Results => s_results.Value;

    /// <summary>Fails where the text is not JSON, or not what the schema says.</summary>
    public static JsonNode AssertJson(JsonSchema schema, string text)
    {
        var json = JsonNode.Parse(text)!;
        using var document = JsonDocument.Parse(text);
        var result = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        var errors = (result.Details ?? []).Where(detail => detail.Errors is not null)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"));
        Assert.IsTrue(result.IsValid, string.Join("\n", errors.Take(10)));
        return json;
    }

    /// <summary>Fails where the text is not XML, or not what the schema of that name says.</summary>
    public static XmlDocument AssertXml(string schema, string text)
    {
        var document = new XmlDocument();
        document.Schemas.Add(null, Locate(schema));
        document.LoadXml(text);
        document.Validate((_, problem) => throw new XmlSchemaValidationException(problem.Message, problem.Exception));
        return document;
    }

    private static string Locate(string name) =>
        Path.Combine(RepositoryRoot, "tests", "DockerfileAnalyzers.Tool.Tests", "Schemas", name);

    // The schema of SARIF is of draft 4, of whose differences to draft 7 it uses one: the name of its id.
    private static JsonSchema LoadJson(string path) => JsonSchema.FromText(File.ReadAllText(path)
        .Replace("draft-04/schema#", "draft-07/schema#", StringComparison.Ordinal)
        .Replace("\n    \"id\":", "\n    \"$id\":", StringComparison.Ordinal));
}
