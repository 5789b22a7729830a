using System.Text.Json;
using DockerfileAnalyzers.Tool.Hosting;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using McpTool = ModelContextProtocol.Protocol.Tool;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>
/// A tool that agents call. What it cannot do is a result that says why, so that the agent can try again.
/// </summary>
internal abstract class AgentTool : McpServerTool
{
    // A run keeps the files that it has read, and a fix must not write files that another run reads.
    private static readonly SemaphoreSlim s_turn = new(1);

    private static readonly Dictionary<string, JsonElement> s_noArguments = [];

    private readonly ImmutableArray<Parameter> _parameters;

    /// <param name="hasSchema">Whether the result has a schema: a resource with the name of the tool.</param>
    protected AgentTool(
        string name, string description, ImmutableArray<Parameter> parameters, ToolAnnotations annotations,
        bool hasSchema = true)
    {
        _parameters = parameters;
        annotations.OpenWorldHint = false;
        annotations.IdempotentHint = true;
        ProtocolTool = new McpTool
        {
            Name = name,
            Title = annotations.Title,
            Description = description,
            InputSchema = Parameter.CreateSchema(parameters),
            OutputSchema = hasSchema ? ToolJson.ReadSchema(name) : null,
            Annotations = annotations,
        };
    }

    public override McpTool ProtocolTool { get; }

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var arguments = ToolArguments.Create(request.Params?.Arguments ?? s_noArguments, _parameters);
            await s_turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => Call(arguments, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }
            finally
            {
                s_turn.Release();
            }
        }
        catch (ToolException exception)
        {
            return new CallToolResult { IsError = true, Content = [CreateText(exception.Message)] };
        }
    }

    /// <exception cref="ToolException">It cannot be done; the message says why.</exception>
    protected abstract CallToolResult Call(ToolArguments arguments, CancellationToken cancellationToken);

    /// <summary>A result for programs; its text is for clients that read no structured results.</summary>
    protected static CallToolResult CreateResult(string json)
    {
        var content = ToolJson.Parse(json);
        return new CallToolResult { StructuredContent = content, Content = [CreateText(ToolJson.Compact(content))] };
    }

    protected static TextContentBlock CreateText(string text) => new() { Text = text };
}
