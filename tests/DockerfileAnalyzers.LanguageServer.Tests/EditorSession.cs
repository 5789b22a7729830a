using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Tool.Commands;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tests;

/// <summary>The command <c>lsp</c>, with a client that writes what a test says.</summary>
internal sealed class EditorSession : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Stream _toServer;
    private readonly Task<int> _server;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly List<JsonNode> _received = [];
    private readonly SemaphoreSlim _arrived = new(0);
    private int _lastId;

    private EditorSession(string folder, Stream toServer, Stream fromServer, Task<int> server)
    {
        (Folder, _toServer, _server) = (folder, toServer, server);
        _ = Task.Run(() => ReadAsync(fromServer));
    }

    public string Folder { get; }

    /// <summary>The notifications of the server, and the responses that no request waits for.</summary>
    public IReadOnlyList<JsonNode> Received
    {
        get
        {
            lock (_received)
                return [.. _received];
        }
    }

    /// <summary>How the server ended.</summary>
    public Task<int> ExitCode => _server.WaitAsync(s_patience);

    /// <summary>Starts the server in this process, and nothing more.</summary>
    public static EditorSession StartBare(string folder)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var host = new ToolHost(
            TextReader.Null, new ToolOutput(TextWriter.Null), new ToolOutput(TextWriter.Null), folder)
        {
            OpenInput = () => toServer.Reader.AsStream(),
            OpenOutput = () => toClient.Writer.AsStream(),
        };
        var server = Task.Run(() =>
        {
            var exitCode = ToolCommand.Run(["lsp", "--stdio"], host);
            toClient.Writer.Complete();
            return exitCode;
        });
        return new EditorSession(folder, toServer.Writer.AsStream(), toClient.Reader.AsStream(), server);
    }

    /// <summary>Talks to a process of the server.</summary>
    public static EditorSession Attach(string folder, System.Diagnostics.Process process) =>
        new(folder, process.StandardInput.BaseStream, process.StandardOutput.BaseStream, Task.Run(async () =>
        {
            await process.WaitForExitAsync();
            return process.ExitCode;
        }));

    /// <summary>Starts the server and says hello.</summary>
    /// <param name="capabilities">Of the client, as JSON.</param>
    public static async Task<EditorSession> StartAsync(
        TemporaryFolder folder, string capabilities = "{}", string options = "null")
    {
        var session = StartBare(folder.Path);
        await session.InitializeAsync(capabilities, options);
        return session;
    }

    public async Task<JsonNode> InitializeAsync(string capabilities = "{}", string options = "null")
    {
        var result = await AskAsync("initialize", $$"""
            {"processId":null,"rootUri":{{Quote(DocumentUri.FromPath(Folder))}},
            "capabilities":{{capabilities}},"initializationOptions":{{options}}}
            """);
        await NotifyAsync("initialized", "{}");
        return result;
    }

    public string UriOf(string name) => DocumentUri.FromPath(Path.Combine(Folder, name));

    /// <summary>Opens a document, whether there is a file or not.</summary>
    public async Task<string> OpenAsync(string name, string text, string language = "dockerfile")
    {
        var uri = UriOf(name);
        await NotifyAsync("textDocument/didOpen", $$$"""
            {"textDocument":{"uri":{{{Quote(uri)}}},"languageId":{{{Quote(language)}}},"version":1,
            "text":{{{Quote(text)}}}}}
            """);
        return uri;
    }

    /// <summary>Replaces the text of a document.</summary>
    public Task ReplaceAsync(string uri, int version, string text) => NotifyAsync("textDocument/didChange", $$$"""
        {"textDocument":{"uri":{{{Quote(uri)}}},"version":{{{version}}}},"contentChanges":[{"text":{{{Quote(text)}}}}]}
        """);

    /// <summary>The result of a request.</summary>
    public async Task<JsonNode> AskAsync(string method, string parameters)
    {
        var answer = await AskForAnswerAsync(method, parameters);
        Assert.IsNull(answer["error"], answer.ToJsonString());
        return answer["result"]!;
    }

    /// <summary>The result of a request about a place.</summary>
    public Task<JsonNode> AskAsync(string method, string uri, int line, int character) => AskAsync(method,
        $$$"""{"textDocument":{"uri":{{{Quote(uri)}}}},"position":{"line":{{{line}}},"character":{{{character}}}}}""");

    /// <summary>The result of a request about a document.</summary>
    public Task<JsonNode> AskAboutAsync(string method, string uri) =>
        AskAsync(method, $$$"""{"textDocument":{"uri":{{{Quote(uri)}}}}}""");

    /// <summary>The answer to a request, also where it is a refusal.</summary>
    public Task<JsonNode> AskForAnswerAsync(string method, string parameters)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        return AskForAnswerAsync(method, parameters, id);
    }

    public async Task<JsonNode> AskForAnswerAsync(string method, string parameters, string id)
    {
        var answer = WaitForAnswerAsync(id);
        await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":{{Quote(method)}},"params":{{parameters}}}""");
        return await answer;
    }

    public Task<JsonNode> WaitForAnswerAsync(string id) => _waiting.GetOrAdd(id,
        _ => new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously)).Task
        .WaitAsync(s_patience);

    public Task NotifyAsync(string method, string parameters) =>
        SendAsync($$"""{"jsonrpc":"2.0","method":{{Quote(method)}},"params":{{parameters}}}""");

    /// <summary>Sends the content of a frame.</summary>
    public Task SendAsync(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return SendBytesAsync([.. Encoding.ASCII.GetBytes($"Content-Length: {bytes.Length}\r\n\r\n"), .. bytes]);
    }

    public async Task SendBytesAsync(byte[] bytes)
    {
        await _toServer.WriteAsync(bytes);
        await _toServer.FlushAsync();
    }

    /// <summary>The first message that the server sends, or has sent, of a kind.</summary>
    public async Task<JsonNode> WaitForAsync(Func<JsonNode, bool> isMeant)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            if (Received.FirstOrDefault(isMeant) is { } found)
                return found;
            await _arrived.WaitAsync(patience.Token);
        }
    }

    /// <summary>The diagnostics that are published for a version of a document.</summary>
    public async Task<JsonNode[]> WaitForDiagnosticsAsync(string uri, int version) => [.. (await WaitForAsync(message =>
        (string?)message["method"] == "textDocument/publishDiagnostics"
        && (string?)message["params"]!["uri"] == uri && (int?)message["params"]!["version"] == version))
        ["params"]!["diagnostics"]!.AsArray().OfType<JsonNode>()];

    /// <summary>Says good-bye.</summary>
    public async Task<int> EndAsync()
    {
        await AskForAnswerAsync("shutdown", "null");
        await NotifyAsync("exit", "null");
        return await ExitCode;
    }

    /// <summary>Closes the stream without a request to shut down.</summary>
    public ValueTask CloseAsync() => _toServer.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await ExitCode;
        _arrived.Dispose();
    }

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    private async Task ReadAsync(Stream fromServer)
    {
        var reader = new MessageReader(fromServer);
        while (await reader.ReadAsync(CancellationToken.None) is { Content: { } content })
        {
            var message = JsonNode.Parse(content)!;
            if (message["method"] is null && message["id"] is { } id)
                _waiting.GetOrAdd(id.ToJsonString(), _ => new TaskCompletionSource<JsonNode>()).TrySetResult(message);
            lock (_received)
                _received.Add(message);
            _arrived.Release();
        }
    }
}
