using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>The JSON schema of <c>dockerfile-analyzers.yaml</c>, made of the keys that its reader knows.</summary>
internal static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions s_format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string CreateText()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Configuration of DockerfileAnalyzers",
            ["description"] = "dockerfile-analyzers.yaml or .config/dockerfile-analyzers.yaml",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = CreateProperties(ConfigurationKeys.All),
            ["definitions"] = new JsonObject
            {
                ["mode"] = CreateChoice(SettingCatalog.ModeKey.Kind),
                ["severity"] = new JsonObject
                {
                    ["enum"] = new JsonArray("none", "suggestion", "info", "warning", "error"),
                },
                ["modes"] = CreateMap(SettingCatalog.Categories.SelectMany(category => new[]
                {
                    (category, Reference("mode")), (category.ToLowerInvariant(), Reference("mode")),
                })),
                ["rules"] = CreateMap(RuleCatalog.Descriptors.SelectMany(rule => new[]
                {
                    (rule.Id, Reference("severity", $"{rule.Name}: {rule.Title}")),
                    (rule.Name, Reference("severity", $"{rule.Id}: {rule.Title}")),
                })),
                ["options"] = CreateMap(RuleCatalog.Descriptors.Where(rule => GetOptions(rule).Any())
                    .SelectMany(rule => new[] { (rule.Id, CreateOptions(rule)), (rule.Name, CreateOptions(rule)) })),
            },
        };
        return schema.ToJsonString(s_format) + "\n";
    }

    private static JsonObject CreateProperties(IEnumerable<ConfigurationKey> keys)
    {
        var result = new JsonObject();
        foreach (var key in keys)
        {
            var value = Create(key);
            value["description"] = key.Description;
            if (key.DefaultText.Length > 0)
                value["default"] = bool.TryParse(key.DefaultText, out var isTrue) ? isTrue : key.DefaultText;
            result[key.Name] = value;
        }

        return result;
    }

    private static JsonObject Create(ConfigurationKey key) => key.Shape switch
    {
        ConfigurationShape.Modes => Reference("modes"),
        ConfigurationShape.Rules => Reference("rules"),
        ConfigurationShape.Options => Reference("options"),
        ConfigurationShape.List => CreateList(),
        ConfigurationShape.Overrides => new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray(ConfigurationKeys.Paths.Name),
                ["properties"] = CreateProperties(ConfigurationKeys.InOverrides),
            },
        },
        _ when key == ConfigurationKeys.Mode => Reference("mode"),
        _ => CreateValue(key.Kind),
    };

    private static JsonObject CreateOptions(RuleDescriptor rule) => CreateMap(GetOptions(rule).Select(setting =>
    {
        var value = CreateValue(setting.Kind);
        value["description"] = setting.Description;
        return (setting.Name.Split('.')[2], value);
    }));

    private static IEnumerable<Setting> GetOptions(RuleDescriptor rule) =>
        SettingCatalog.All.Where(setting => setting.Place is SettingPlace.Key && setting.Owner == rule.Id);

    private static JsonObject CreateValue(SettingKind kind)
    {
        if (kind == SettingKinds.Boolean)
            return new JsonObject { ["type"] = "boolean" };
        if (kind == SettingKinds.Megabytes)
            return new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 };
        if (kind == SettingKinds.Registries)
            return CreateList();
        if (kind == SettingKinds.Labels)
            return new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject
                {
                    ["enum"] = new JsonArray([.. SettingKinds.LabelKinds.Select(name => JsonValue.Create(name))]),
                },
            };
        return kind.Noun.StartsWith('\'') ? CreateChoice(kind) : new JsonObject { ["type"] = "string" };
    }

    // In any case: as the documentation writes them, and in lower case.
    private static JsonObject CreateChoice(SettingKind kind)
    {
        var names = Regex.Matches(kind.Noun, "'([^']+)'").Select(match => match.Groups[1].Value).ToArray();
        return new JsonObject
        {
            ["enum"] = new JsonArray([.. names.Concat(names.Select(name => name.ToLowerInvariant())).Distinct()
                .Select(name => JsonValue.Create(name))]),
        };
    }

    private static JsonObject CreateList() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string" },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }),
    };

    private static JsonObject CreateMap(IEnumerable<(string Name, JsonObject Value)> properties)
    {
        var values = new JsonObject();
        foreach (var (name, value) in properties)
            values[name] = value;
        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = values };
    }

    // Keys next to a reference are ignored: a description needs a list with one element.
    private static JsonObject Reference(string definition, string? description = null)
    {
        var result = new JsonObject
        {
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + definition }),
        };
        if (description is not null)
            result["description"] = description;
        return result;
    }
}
