using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>The other end: what the server tells and asks it.</summary>
internal sealed class Client(MessageWriter writer)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _waiting =
        new(StringComparer.Ordinal);

    private int _lastId;

    public void Notify<T>(string method, T parameters, JsonTypeInfo<T> type) => writer.Write(json =>
    {
        json.WriteString("method", method);
        json.WritePropertyName("params");
        JsonSerializer.Serialize(json, parameters, type);
    });

    /// <summary>Asks; the answer is undefined where the client refuses.</summary>
    public Task<JsonElement> AskAsync<T>(string method, T parameters, JsonTypeInfo<T> type)
    {
        var answer = CreateRequest(out var id);
        writer.Write(json =>
        {
            json.WriteString("id", id);
            json.WriteString("method", method);
            json.WritePropertyName("params");
            JsonSerializer.Serialize(json, parameters, type);
        });
        return answer;
    }

    /// <summary>Asks without parameters.</summary>
    public Task<JsonElement> AskAsync(string method)
    {
        var answer = CreateRequest(out var id);
        writer.Write(json =>
        {
            json.WriteString("id", id);
            json.WriteString("method", method);
        });
        return answer;
    }

    /// <summary>Hands an answer to whoever waits for it.</summary>
    public void Receive(Message answer)
    {
        if (answer.Id is { } id && _waiting.TryRemove(id.Trim('"'), out var waiting))
            waiting.TrySetResult(answer.Params);
    }

    public void Answer<T>(string id, T? result, JsonTypeInfo<T> type) => writer.Write(json =>
    {
        WriteId(json, id);
        json.WritePropertyName("result");
        if (result is null)
            json.WriteNullValue();
        else
            JsonSerializer.Serialize(json, result, type);
    });

    /// <summary>Answers with nothing: the protocol has a null for it.</summary>
    public void Answer(string id) => writer.Write(json =>
    {
        WriteId(json, id);
        json.WriteNull("result");
    });

    /// <param name="id"><see langword="null"/> where it is not known.</param>
    public void Refuse(string? id, ErrorCode code, string message) => writer.Write(json =>
    {
        WriteId(json, id ?? "null");
        json.WriteStartObject("error");
        json.WriteNumber("code", (int)code);
        json.WriteString("message", message);
        json.WriteEndObject();
    });

    /// <param name="type">1 error, 2 warning, 3 information, 4 log.</param>
    public void Log(int type, string message) =>
        Notify("window/logMessage", new ShowMessageParams(type, message), LspJson.Default.ShowMessageParams);

    private Task<JsonElement> CreateRequest(out string id)
    {
        id = "server-" + Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        return answer.Task;
    }

    private static void WriteId(Utf8JsonWriter json, string id)
    {
        json.WritePropertyName("id");
        json.WriteRawValue(id, skipInputValidation: true);
    }
}
