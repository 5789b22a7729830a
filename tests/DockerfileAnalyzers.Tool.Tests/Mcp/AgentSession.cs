using System.IO.Pipelines;
using System.Text.Json;
using DockerfileAnalyzers.Tool.Commands;
using DockerfileAnalyzers.Tool.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace DockerfileAnalyzers.Tests;

/// <summary>The command <c>mcp</c> in a folder, with a client that talks to it.</summary>
internal sealed class AgentSession : IAsyncDisposable
{
    private readonly Pipe _toServer;
    private readonly Task<int> _server;
    private readonly StringWriter _output;

    private AgentSession(Pipe toServer, Task<int> server, StringWriter output, McpClient client)
    {
        (_toServer, _server, _output, Client) = (toServer, server, output, client);
    }

    public McpClient Client { get; }

    public static async Task<AgentSession> StartAsync(string folder, params string[] args)
    {
        var (toServer, toClient, output) = (new Pipe(), new Pipe(), new StringWriter());
        var host = new ToolHost(TextReader.Null, new ToolOutput(output), new ToolOutput(new StringWriter()), folder)
        {
            OpenInput = () => toServer.Reader.AsStream(),
            OpenOutput = () => toClient.Writer.AsStream(),
        };
        var server = Task.Run(() => ToolCommand.Run(["mcp", .. args], host));
        var client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()));
        return new AgentSession(toServer, server, output, client);
    }

    /// <summary>Calls a tool with arguments in JSON.</summary>
    public async Task<CallToolResult> CallAsync(string tool, string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return await Client.CallToolAsync(new CallToolRequestParams
        {
            Name = tool,
            Arguments = document.RootElement.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.Clone()),
        });
    }

    /// <summary>The structured result of a call; the text for people is the same.</summary>
    public async Task<JsonElement> CallForResultAsync(string tool, string arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.AreNotEqual(true, result.IsError, GetText(result));
        using var text = JsonDocument.Parse(GetText(result));
        Assert.IsTrue(JsonElement.DeepEquals(result.StructuredContent!.Value, text.RootElement));
        return result.StructuredContent.Value;
    }

    /// <summary>Why a call is refused.</summary>
    public async Task<string> CallForErrorAsync(string tool, string arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.IsTrue(result.IsError);
        return GetText(result);
    }

    public static string GetText(CallToolResult result) =>
        string.Join("\n", result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <summary>Ends the input of the server; it ends without an error, and has printed nothing else.</summary>
    public async ValueTask DisposeAsync()
    {
        await _toServer.Writer.CompleteAsync();
        Assert.AreEqual(0, await _server);
        Assert.AreEqual("", _output.ToString());
        await Client.DisposeAsync();
    }
}
