using System.Collections.Concurrent;
using System.Text.Json;
using DockerfileAnalyzers.LanguageServer.Actions;
using DockerfileAnalyzers.LanguageServer.Diagnostics;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>
/// Serves an editor. One loop reads messages and updates the documents; the work queue does everything else, with
/// the documents as they were when a request came.
/// </summary>
internal sealed class EditorServer
{
    private const string Name = "dockerfile-analyzers";

    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;
    private readonly Client _client;
    private readonly MethodTable<RequestContext> _methods;
    private readonly WorkQueue _queue;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _requests = new(StringComparer.Ordinal);
    private readonly Workspace _workspace;
    private readonly DiagnosticPublisher _publisher;
    private bool _isInitialized;
    private bool _isShutDown;

    /// <param name="folder">The current directory: full path.</param>
    public EditorServer(Stream input, Stream output, ISourceReader sources, string folder)
    {
        _reader = new MessageReader(input);
        _writer = new MessageWriter(output);
        _client = new Client(_writer);
        _methods = new MethodTable<RequestContext>(_client);
        _queue = new WorkQueue(Analyze, new IdleCollection().Run);
        _publisher = new DiagnosticPublisher(_client);
        var all = new WorkspaceDiagnostics(sources, () => _workspace!.CreateContext());
        _workspace = new Workspace(_client, _queue, _publisher, sources, all.Change, folder);
        _workspace.Register(_methods);
        Features.Register(_methods, new Commands(_client, sources), all);
    }

    /// <summary>Serves until the client says <c>exit</c>, or closes the stream.</summary>
    /// <returns>0 after <c>shutdown</c>, else 1: as the protocol says.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var work = _queue.RunAsync();
        try
        {
            while (!_writer.IsClosed
                && await _reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } frame)
            {
                if (!Receive(frame))
                    break;
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }

        _queue.Close();
        await work.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return _isShutDown ? 0 : 1;
    }

    /// <returns>Whether there is more to read.</returns>
    private bool Receive(Frame frame)
    {
        if (frame.Content is null)
        {
            _client.Refuse(null, ErrorCode.ParseError, frame.Problem!);
            return true;
        }

        Message message;
        try
        {
            message = Message.Parse(frame.Content);
        }
        catch (RequestException exception)
        {
            _client.Refuse(null, exception.Code, exception.Message);
            return true;
        }

        switch (message)
        {
            case { Method: null }:
                _client.Receive(message);
                break;
            case { Method: "exit", Id: null }:
                return false;
            case { Id: null }:
                Notify(message.Method, message.Params);
                break;
            default:
                Ask(message.Id, message.Method, message.Params);
                break;
        }

        return true;
    }

    private void Notify(string method, JsonElement parameters)
    {
        try
        {
            if (method == "$/cancelRequest")
                Cancel(parameters);
            else if (_isInitialized && _methods.FindNotification(method) is { } handle)
                handle(parameters);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // There is no answer to a notification.
            _client.Log(1, $"'{method}' failed: {exception.Message}");
        }
    }

    private void Cancel(JsonElement parameters)
    {
        if (parameters.ValueKind is JsonValueKind.Object && parameters.TryGetProperty("id", out var id)
            && _requests.TryGetValue(id.GetRawText(), out var request))
            request.Cancel();
    }

    private void Ask(string id, string method, JsonElement parameters)
    {
        if (method == "initialize")
        {
            Initialize(id, parameters);
        }
        else if (!_isInitialized)
        {
            _client.Refuse(id, ErrorCode.ServerNotInitialized, $"'{method}' was sent before 'initialize'");
        }
        else if (_isShutDown)
        {
            _client.Refuse(id, ErrorCode.InvalidRequest, $"'{method}' was sent after 'shutdown'");
        }
        else if (method == "shutdown")
        {
            _isShutDown = true;
            _queue.Add(() => _client.Answer(id));
        }
        else if (_methods.FindRequest(method) is { } handle)
        {
            Enqueue(id, method, parameters, handle);
        }
        else
        {
            _client.Refuse(id, ErrorCode.MethodNotFound, $"Unknown method '{method}'");
        }
    }

    private void Initialize(string id, JsonElement parameters)
    {
        if (_isInitialized)
        {
            _client.Refuse(id, ErrorCode.InvalidRequest, "The server is already initialized");
            return;
        }

        try
        {
            var client = MethodTable<RequestContext>.Read(parameters, LspJson.Default.InitializeParams);
            _workspace.Initialize(client);
            _isInitialized = true;
            _client.Answer(id, new InitializeResult(
                Capabilities.Create(_workspace.Client), new ServerInfo(Name, Analysis.ProductInfo.Version)),
                LspJson.Default.InitializeResult);
        }
        catch (RequestException exception)
        {
            _client.Refuse(id, exception.Code, exception.Message);
        }
    }

    private void Enqueue(
        string id, string method, JsonElement parameters, RequestHandler<RequestContext> handle)
    {
        var cancellation = new CancellationTokenSource();
        if (!_requests.TryAdd(id, cancellation))
        {
            cancellation.Dispose();
            _client.Refuse(id, ErrorCode.InvalidRequest, $"The id {id} is already used by a pending request");
            return;
        }

        var context = _workspace.CreateContext();
        _queue.Add(() => _ = RunAsync());

        async Task RunAsync()
        {
            try
            {
                cancellation.Token.ThrowIfCancellationRequested();
                await handle(context, id, parameters, cancellation.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _client.Refuse(id, ErrorCode.RequestCancelled, "The request was canceled");
            }
            catch (RequestException exception)
            {
                _client.Refuse(id, exception.Code, exception.Message);
            }
            catch (Exception exception)
            {
                // One request that fails must not end the server.
                _client.Refuse(id, ErrorCode.InternalError, $"'{method}' failed: {exception.Message}");
            }
            finally
            {
                _requests.TryRemove(id, out _);
                cancellation.Dispose();
            }
        }
    }

    private void Analyze(string uri, CancellationToken cancellationToken)
    {
        var context = _workspace.CreateContext();
        if (context.Documents.Find(uri) is not { } document)
            return;
        try
        {
            DocumentAnalysis[] analyses = [.. context.GetAnalyses(uri, cancellationToken)];
            _publisher.Publish(
                document, analyses, context.Client, () => _workspace.IsNewest(document), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _client.Log(1, $"The analysis of '{document.Path}' failed: {exception.Message}");
        }
    }
}
