using System.Text.Json;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>The arguments of a call, checked.</summary>
internal sealed class ToolArguments
{
    private readonly Dictionary<string, JsonElement> _values;

    private ToolArguments(Dictionary<string, JsonElement> values) => _values = values;

    /// <exception cref="ToolException">One does not exist, is missing, or has another type.</exception>
    public static ToolArguments Create(
        IEnumerable<KeyValuePair<string, JsonElement>> values, ImmutableArray<Parameter> parameters)
    {
        var known = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            var parameter = parameters.FirstOrDefault(parameter => parameter.Name == name)
                ?? throw CreateUnknown(name, parameters);
            // Agents write null for what they leave out.
            if (value.ValueKind is JsonValueKind.Null)
                continue;
            parameter.Check(value);
            known.Add(name, value);
        }

        var missing = parameters.FirstOrDefault(one => one.IsRequired && !known.ContainsKey(one.Name));
        return missing is null ? new ToolArguments(known) : throw new ToolException($"'{missing.Name}' is missing");
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <returns><see langword="null"/> where it is left out.</returns>
    public string? GetText(string name) => _values.TryGetValue(name, out var value) ? value.GetString() : null;

    /// <returns>Nothing where it is left out.</returns>
    public ImmutableArray<string> GetTexts(string name) => _values.TryGetValue(name, out var value)
        ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [];

    public bool GetFlag(string name) => _values.TryGetValue(name, out var value) && value.GetBoolean();

    private static ToolException CreateUnknown(string name, ImmutableArray<Parameter> parameters)
    {
        var names = parameters.Select(parameter => parameter.Name).ToArray();
        var help = Spelling.FindNearest(name, names) is { } near
            ? $"did you mean '{near}'?" : $"the arguments are: {string.Join(", ", names)}";
        return new ToolException($"Unknown argument '{name}'; {help}");
    }
}
