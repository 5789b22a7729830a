using DockerfileAnalyzers.Tool.Rules;
using ModelContextProtocol.Protocol;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary><c>explain</c>: the pages of a rule.</summary>
internal sealed class ExplainTool() : AgentTool("explain", About, [Rule], new ToolAnnotations
{
    Title = "Explain a rule",
    ReadOnlyHint = true,
}, hasSchema: false)
{
    private const string About =
        "Explains a rule as a Markdown page: what it detects, why it matters, examples before and after, how to fix it "
        + "manually, when to suppress it, and its configuration. Use it for findings that 'fix' cannot fix.";

    private static Parameter Rule => new("rule", ParameterType.Text,
        "The id of a rule such as 'DFA1202', its name such as 'RecommendedPackagesInstalled', or the id of a rule of "
        + "hadolint, ShellCheck or BuildKit such as 'DL3015', which can have several equivalents.")
    {
        IsRequired = true,
    };

    protected override CallToolResult Call(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var rules = RuleFinder.Find(arguments.GetText(Rule.Name)!);
        return new CallToolResult { Content = [.. rules.Select(rule => CreateText(RulePages.Read(rule)))] };
    }
}
