using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>The schema and the reference of the configuration are made of the code that reads it.</summary>
[TestClass]
public sealed class ConfigurationReferenceTests
{
    private static readonly string s_schema = Path.Combine(
        Repository.Root, "nuget", "DockerfileAnalyzers", "dockerfile-analyzers.schema.json");

    private static readonly string s_reference = Path.Combine(Repository.Root, "docs", "configuration.md");

    [TestMethod]
    public void The_package_holds_the_schema() =>
        Repository.VerifyGenerated(s_schema, ConfigurationSchema.CreateText());

    [TestMethod]
    public void The_reference_lists_every_setting()
    {
        var text = File.ReadAllText(s_reference);
        foreach (var (name, table) in new[]
        {
            ("yaml", CreateTable("key", ConfigurationKeys.All.Select(key =>
                (key.Name + (key.IsInOverrides ? "*" : ""), Describe(key.Kind, key.Shape), key.DefaultText,
                    key.Description)))),
            ("properties", CreateTable("property", Find(SettingPlace.Property))),
            ("items", CreateTable("item or metadata", Find(SettingPlace.Item).Concat(Find(SettingPlace.Metadata)))),
            ("keys", CreateTable("key", Find(SettingPlace.Key))),
        })
        {
            text = Regex.Replace(text, $"(<!-- generated: {name} -->\n).*?(<!-- /generated -->)",
                match => match.Groups[1].Value + table + match.Groups[2].Value, RegexOptions.Singleline);
            Assert.Contains($"<!-- generated: {name} -->", text);
        }

        Repository.VerifyGenerated(s_reference, text);
    }

    [TestMethod]
    public void The_examples_of_the_reference_are_valid()
    {
        var schema = JsonNode.Parse(File.ReadAllText(s_schema))!.AsObject();
        var examples = Regex.Matches(File.ReadAllText(s_reference), "```yaml\n(.*?)```", RegexOptions.Singleline);
        Assert.IsNotEmpty(examples);
        foreach (Match example in examples)
        {
            var problems = new List<SettingProblem>();
            var tree = YamlTree.Read("/x.yaml", example.Groups[1].Value, problems);
            var file = ConfigurationFile.Parse("/repo/dockerfile-analyzers.yaml", example.Groups[1].Value);
            Assert.AreEqual("", string.Join("\n", file.Problems.Select(problem => problem.Message)), example.Value);
            Assert.IsTrue(IsValid(schema, schema, tree!), example.Value);
        }
    }

    [TestMethod]
    [DataRow("moed: All")]
    [DataRow("mode: most")]
    [DataRow("rules: { DFA9999: none }")]
    [DataRow("rules: { DFA2001: eror }")]
    [DataRow("rules: [DFA2001]")]
    [DataRow("modes: { engine: all }")]
    [DataRow("options: { DFA1301: { megabyte: 5 } }")]
    [DataRow("overrides: [{ mode: none }]")]
    [DataRow("overrides: [{ paths: [a], fail-on: error }]")]
    [DataRow("hadolint: maybe")]
    [DataRow("fail-on: sometimes")]
    public void The_schema_refuses_what_the_reader_reports(string yaml)
    {
        var schema = JsonNode.Parse(File.ReadAllText(s_schema))!.AsObject();
        Assert.IsNotEmpty(ConfigurationFile.Parse("/repo/dockerfile-analyzers.yaml", yaml).Problems);
        Assert.IsFalse(IsValid(schema, schema, YamlTree.Read("/x.yaml", yaml, [])!));
    }

    private static IEnumerable<(string, string, string, string)> Find(SettingPlace place) =>
        SettingCatalog.All.Where(setting => setting.Place == place).Select(setting => (
            (place is SettingPlace.Metadata ? setting.Owner + "." : "") + setting.Name
                .Replace(".{0}.mode", ".<category>.mode", StringComparison.Ordinal)
                .Replace("Dockerfile.{0}", "Dockerfile.<Category>", StringComparison.Ordinal)
                .Replace("{0}", "<rule>", StringComparison.Ordinal),
            setting.Kind.Noun, setting.DefaultText, setting.Description));

    private static string Describe(SettingKind kind, ConfigurationShape shape) => shape switch
    {
        ConfigurationShape.Modes => "a mode for each category",
        ConfigurationShape.Rules => $"for each rule {kind.Noun}",
        ConfigurationShape.Options => "for each rule, its options",
        ConfigurationShape.Overrides => "a list of `paths` with settings",
        _ => kind.Noun,
    };

    private static string CreateTable(
        string name, IEnumerable<(string Name, string Value, string Default, string Description)> rows) =>
        $"| {name} | value | default | description |\n|---|---|---|---|\n" + string.Concat(rows.Select(row =>
            $"| `{row.Name.TrimEnd('*')}`{(row.Name.EndsWith('*') ? " ∗" : "")} | {row.Value} | "
                + $"{row.Default.Replace("|", "\\|", StringComparison.Ordinal)} | {row.Description} |\n"));

    // The keywords that the schema uses.
    private static bool IsValid(JsonObject root, JsonObject schema, YamlItem item)
    {
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            return IsValid(root, root["definitions"]![name]!.AsObject(), item);
        }

        if (schema["allOf"] is JsonArray all && !all.All(part => IsValid(root, part!.AsObject(), item)))
            return false;
        if (schema["anyOf"] is JsonArray any && !any.Any(part => IsValid(root, part!.AsObject(), item)))
            return false;
        if (schema["enum"] is JsonArray values
            && !values.Any(value => value!.GetValue<string>() == (item as YamlText)?.Value))
            return false;
        return schema["type"]?.GetValue<string>() switch
        {
            "string" => item is YamlText,
            "boolean" => item is YamlText { Value: "true" or "false" },
            "number" => item is YamlText number && double.TryParse(
                number.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) && value > 0,
            "array" => item is YamlList list
                && list.Items.All(entry => IsValid(root, schema["items"]!.AsObject(), entry)),
            "object" => item is YamlMap map
                && (schema["required"] as JsonArray ?? []).All(key => map.Find(key!.GetValue<string>()) is not null)
                && map.Pairs.All(pair => schema["properties"]?[pair.Key.Value] is JsonObject property
                    ? IsValid(root, property, pair.Value)
                    : schema["additionalProperties"] is JsonObject others && IsValid(root, others, pair.Value)),
            _ => true,
        };
    }
}
