using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>Runs a request and answers it; long work continues in the background.</summary>
/// <param name="id">The id of the request.</param>
/// <param name="parameters">As received.</param>
internal delegate Task RequestHandler<in TContext>(
    TContext context, string id, JsonElement parameters, CancellationToken cancellationToken);

/// <summary>The methods of the server by name.</summary>
/// <typeparam name="TContext">What a request sees.</typeparam>
internal sealed class MethodTable<TContext>(Client client)
{
    private readonly Dictionary<string, RequestHandler<TContext>> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<JsonElement>> _notifications = new(StringComparer.Ordinal);

    public void Request<TParams, TResult>(string method, JsonTypeInfo<TParams> parameters,
        JsonTypeInfo<TResult> result, Func<TContext, TParams, CancellationToken, TResult?> handle) =>
        _requests[method] = (context, id, element, cancellationToken) =>
        {
            client.Answer(id, handle(context, Read(element, parameters), cancellationToken), result);
            return Task.CompletedTask;
        };

    public void Background<TParams, TResult>(string method, JsonTypeInfo<TParams> parameters,
        JsonTypeInfo<TResult> result, Func<TContext, TParams, CancellationToken, Task<TResult?>> handle) =>
        _requests[method] = async (context, id, element, cancellationToken) => client.Answer(id,
            await handle(context, Read(element, parameters), cancellationToken).ConfigureAwait(false), result);

    public void Notification<TParams>(string method, JsonTypeInfo<TParams> parameters, Action<TParams> handle) =>
        _notifications[method] = element => handle(Read(element, parameters));

    public void Notification(string method, Action handle) => _notifications[method] = _ => handle();

    public RequestHandler<TContext>? FindRequest(string method) => _requests.GetValueOrDefault(method);

    public Action<JsonElement>? FindNotification(string method) => _notifications.GetValueOrDefault(method);

    /// <exception cref="RequestException">The parameters are not those of the method.</exception>
    public static T Read<T>(JsonElement element, JsonTypeInfo<T> type)
    {
        try
        {
            if (element.ValueKind is JsonValueKind.Object && element.Deserialize(type) is { } value)
                return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new RequestException(ErrorCode.InvalidParams, exception.Message);
        }

        throw new RequestException(ErrorCode.InvalidParams, "The parameters must be an object");
    }
}
