using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>
/// Messages as lines of two streams. Unlike the transport of the package, it answers what it has read when the input
/// ends (<c>dockerfile-analyzers mcp &lt; script</c>), and it answers lines that are not messages.
/// </summary>
internal sealed class LineTransport : ITransport
{
    private static readonly JsonTypeInfo<JsonRpcMessage> s_type =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private readonly Stream _output;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly ConcurrentDictionary<RequestId, bool> _unanswered = new();
    private volatile bool _hasEnded;

    /// <summary>Reads from now on.</summary>
    public LineTransport(Stream input, Stream output)
    {
        _output = output;
        // Nobody waits for it: a read of a terminal cannot be canceled.
        _ = Task.Run(() => ReadAsync(input));
    }

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message, s_type)).ConfigureAwait(false);
        if (message is JsonRpcResponse or JsonRpcError)
            Close(((JsonRpcMessageWithId)message).Id);
    }

    public ValueTask DisposeAsync()
    {
        _messages.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync(Stream input)
    {
        try
        {
            using var reader = new StreamReader(input, new UTF8Encoding(false));
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                    await ReceiveAsync(line).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }

        _hasEnded = true;
        CompleteWhenAnswered();
    }

    private async Task ReceiveAsync(string line)
    {
        try
        {
            var message = JsonSerializer.Deserialize(line, s_type) ?? throw new JsonException("null is not a message");
            if (message is JsonRpcRequest request)
                _unanswered[request.Id] = true;
            _messages.Writer.TryWrite(message);
            if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification } cancellation)
                CloseCanceled(cancellation);
        }
        catch (JsonException exception)
        {
            await WriteAsync(CreateRefusal(line, exception.Message)).ConfigureAwait(false);
        }
    }

    // A request that was canceled is not answered.
    private void CloseCanceled(JsonRpcNotification notification)
    {
        if (notification.Params?["requestId"] is not { } id)
            return;
        Close(id.GetValueKind() is JsonValueKind.String
            ? new RequestId(id.GetValue<string>()) : new RequestId(id.GetValue<long>()));
    }

    private void Close(RequestId id)
    {
        _unanswered.TryRemove(id, out _);
        CompleteWhenAnswered();
    }

    private void CompleteWhenAnswered()
    {
        if (_hasEnded && _unanswered.IsEmpty)
            _messages.Writer.TryComplete();
    }

    private async Task WriteAsync(byte[] line)
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await _output.WriteAsync((byte[])[.. line, (byte)'\n']).ConfigureAwait(false);
            await _output.FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    // JSON-RPC 2.0: -32700 is not JSON, -32600 is not a message; both are answered without an id where it is not known.
    private static byte[] CreateRefusal(string line, string reason)
    {
        var (code, id) = (-32700, "null");
        try
        {
            using var document = JsonDocument.Parse(line);
            code = -32600;
            if (document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("id", out var element)
                && element.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                id = element.GetRawText();
        }
        catch (JsonException)
        {
            // The code says so.
        }

        var message = JsonEncodedText.Encode($"Invalid message: {reason}");
        return Encoding.UTF8.GetBytes(
            $$$"""{"jsonrpc":"2.0","id":{{{id}}},"error":{"code":{{{code}}},"message":"{{{message}}}"}}""");
    }
}
