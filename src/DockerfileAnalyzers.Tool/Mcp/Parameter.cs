using System.Text.Json;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>The types of the arguments of a tool.</summary>
internal enum ParameterType
{
    Text,
    Texts,
    Flag,
}

/// <summary>An argument of a tool.</summary>
/// <param name="Description">The description for the agent that fills it in.</param>
internal sealed record Parameter(string Name, ParameterType Type, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>The allowed values; empty where any value is.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The JSON schema of the arguments of a tool.</summary>
    public static JsonElement CreateSchema(IEnumerable<Parameter> parameters)
    {
        var json = new JsonWriter();
        json.Object(null, () =>
        {
            json.String("type", "object");
            json.Object("properties", () =>
            {
                foreach (var parameter in parameters)
                    json.Object(parameter.Name, () => parameter.WriteSchema(json));
            });
            if (parameters.Any(parameter => parameter.IsRequired))
            {
                json.Array("required", parameters.Where(parameter => parameter.IsRequired),
                    parameter => json.String(null, parameter.Name));
            }

            json.Boolean("additionalProperties", false);
        });
        return ToolJson.Parse(json.ToString());
    }

    /// <exception cref="ToolException">A value is of another type, or not one of the allowed ones.</exception>
    public void Check(JsonElement value)
    {
        var isRight = Type switch
        {
            ParameterType.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            ParameterType.Text => value.ValueKind is JsonValueKind.String,
            _ => value.ValueKind is JsonValueKind.Array
                && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String),
        };
        var type = Type switch
        {
            ParameterType.Flag => "true or false",
            ParameterType.Text => "a string",
            _ => "an array of strings",
        };
        if (!isRight)
            throw new ToolException($"'{Name}' must be {type}");
        if (!Values.IsEmpty && !Values.Contains(value.GetString()!))
            throw new ToolException($"'{Name}' must be one of: {string.Join(", ", Values)}");
    }

    private void WriteSchema(JsonWriter json)
    {
        json.String("type", Type switch
        {
            ParameterType.Flag => "boolean",
            ParameterType.Text => "string",
            _ => "array",
        });
        if (Type is ParameterType.Texts)
            json.Object("items", () => json.String("type", "string"));
        if (!Values.IsEmpty)
            json.Array("enum", Values, value => json.String(null, value));
        json.String("description", Description);
    }
}
