using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Rules;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>The pages of the rules as resources: <c>dockerfile-analyzers://rules/DFA1202</c>.</summary>
internal static class RuleResources
{
    private const string Prefix = "dockerfile-analyzers://rules/";
    private const string Markdown = "text/markdown";

    public static ListResourcesResult List() => new()
    {
        Resources =
        [
            .. RuleCatalog.Descriptors.Select(rule => new Resource
            {
                Uri = Prefix + rule.Id,
                Name = rule.Name,
                Title = $"{rule.Id}: {rule.Title}",
                MimeType = Markdown,
            }),
        ],
    };

    public static ListResourceTemplatesResult ListTemplates() => new()
    {
        ResourceTemplates =
        [
            new ResourceTemplate
            {
                UriTemplate = Prefix + "{rule}",
                Name = "rule",
                Title = "Rule page",
                Description = "The page of a rule, by its id, name, or the id of an equivalent of another tool.",
                MimeType = Markdown,
            },
        ],
    };

    /// <exception cref="McpProtocolException">There is no such page.</exception>
    public static ReadResourceResult Read(string uri)
    {
        if (!uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            throw new McpProtocolException($"Unknown resource '{uri}'", McpErrorCode.ResourceNotFound);
        try
        {
            return new ReadResourceResult
            {
                Contents =
                [
                    .. RuleFinder.Find(Uri.UnescapeDataString(uri[Prefix.Length..])).Select(rule =>
                        new TextResourceContents
                        {
                            Uri = Prefix + rule.Id,
                            MimeType = Markdown,
                            Text = RulePages.Read(rule),
                        }),
                ],
            };
        }
        catch (ToolException exception)
        {
            throw new McpProtocolException(exception.Message, exception, McpErrorCode.ResourceNotFound);
        }
    }
}
