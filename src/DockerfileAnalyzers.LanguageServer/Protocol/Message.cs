using System.Text.Json;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>A request, a notification, or the answer to a request of the server.</summary>
/// <param name="Id">As JSON text; <see langword="null"/> of a notification.</param>
/// <param name="Method"><see langword="null"/> of an answer.</param>
/// <param name="Params">Undefined where there are none.</param>
internal sealed record Message(string? Id, string? Method, JsonElement Params)
{
    /// <exception cref="RequestException">It is not a message.</exception>
    public static Message Parse(byte[] content)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(content);
        }
        catch (JsonException exception)
        {
            throw new RequestException(ErrorCode.ParseError, $"The content is not JSON: {exception.Message}");
        }

        if (root.ValueKind is not JsonValueKind.Object)
            throw new RequestException(ErrorCode.InvalidRequest, "A message must be a JSON object");
        var method = root.TryGetProperty("method", out var name) && name.ValueKind is JsonValueKind.String
            ? name.GetString() : null;
        var id = root.TryGetProperty("id", out var element)
            && element.ValueKind is JsonValueKind.String or JsonValueKind.Number ? element.GetRawText() : null;
        if (method is null && (id is null || (!root.TryGetProperty("result", out _)
            && !root.TryGetProperty("error", out _))))
            throw new RequestException(ErrorCode.InvalidRequest, "A message must have a method, or an id and a result");
        var parameters = root.TryGetProperty(method is null ? "result" : "params", out var value) ? value : default;
        return new Message(id, method, parameters);
    }
}
