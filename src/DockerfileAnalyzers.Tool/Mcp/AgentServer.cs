using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>The server that coding agents talk to; standard output belongs to the protocol.</summary>
internal static class AgentServer
{
    private const string Name = "dockerfile-analyzers";

    private const string Instructions =
        "Checks Dockerfiles without Docker: image size, build cache, security, correctness. "
        + "After you write or change a Dockerfile or a .dockerignore file, call 'lint' (with 'text' before it is "
        + "saved). 'fix' shows the corrected file and a diff; with 'write' it changes the files. Safe fixes keep every "
        + "build and image working; review the diff of unsafe ones. 'explain' describes a rule and when to "
        + "suppress it; 'size' estimates what each layer adds to the image. "
        + "Suppress a finding with a comment above the instruction that gives the reason: "
        + "'# dockerfile-analyzers ignore=DFA1202 -- reason'.";

    /// <summary>Runs until the client closes standard input.</summary>
    /// <param name="root">The folder that the files are in, as the user wrote it.</param>
    /// <exception cref="ToolException">There is no such folder.</exception>
    public static async Task RunAsync(ToolHost host, string root, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Open(root, host.Folder);
        using var log = new ErrorLog(host.Error.Writer);
        var transport = new LineTransport(host.OpenInput(), host.OpenOutput());
        await using (transport.ConfigureAwait(false))
        {
            var server = McpServer.Create(transport, CreateOptions(workspace), log);
            await using (server.ConfigureAwait(false))
                await server.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        // The server of the package ends without an exception.
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static McpServerOptions CreateOptions(Workspace workspace) => new()
    {
        ServerInfo = new Implementation
        {
            Name = Name,
            Title = "Dockerfile analyzers",
            Version = ProductInfo.Version,
        },
        ServerInstructions = Instructions,
        ToolCollection = [new LintTool(workspace), new FixTool(workspace), new ExplainTool(), new SizeTool(workspace)],
        Handlers = new McpServerHandlers
        {
            ListResourcesHandler = (_, _) => new(RuleResources.List()),
            ListResourceTemplatesHandler = (_, _) => new(RuleResources.ListTemplates()),
            ReadResourceHandler = (request, _) => new(RuleResources.Read(request.Params!.Uri)),
        },
    };
}
