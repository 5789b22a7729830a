using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>JSON as the protocol carries it.</summary>
internal static class ToolJson
{
    // The text is read by a model, not by a browser: an apostrophe is an apostrophe.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>The schema of what a tool returns.</summary>
    public static JsonElement ReadSchema(string tool)
    {
        using var stream = typeof(ToolJson).Assembly.GetManifestResourceStream($"schemas/{tool}.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>On one line.</summary>
    public static string Compact(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
            element.WriteTo(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
