using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using ModelContextProtocol.Protocol;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary><c>lint</c>: the findings of files or of a text.</summary>
internal sealed class LintTool(Workspace workspace) : AgentTool("lint", About, Parameters, new ToolAnnotations
{
    Title = "Check Dockerfiles",
    ReadOnlyHint = true,
})
{
    private const string About =
        "Checks Dockerfiles and .dockerignore files for problems with correctness, security, size and build cache. "
        + "Use it after every change to a Dockerfile, and to review one. Nothing is run, built or downloaded. "
        + "Returns the findings of each file with rule, severity, message, location (lines and columns from 1), bytes "
        + "that the solution saves if known, and the edits of the fix if there is one. Apply fixes with 'fix'; use "
        + "'explain' to read about a rule. Findings with \"suppressed\": true are accepted; do not fix them.";

    private static Parameter Severity => new("severity", ParameterType.Text,
        "The lowest severity that is returned: 'error', 'warning' or 'info' (default).")
    {
        Values = ["error", "warning", "info"],
    };

    private static ImmutableArray<Parameter> Parameters =>
    [
        SourceParameters.Paths, SourceParameters.Text, SourceParameters.FileName, Severity, SourceParameters.Rules,
    ];

    protected override CallToolResult Call(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var rules = SourceParameters.FindRules(arguments);
        var lowest = SeverityName.Parse(arguments.GetText(Severity.Name) ?? "info");
        var request = SourceParameters.CreateRequest(arguments, workspace);
        var result = Linter.Analyze(workspace.Read(request, cancellationToken), request, cancellationToken)
            .Where(finding => finding.Severity >= lowest && (rules.IsEmpty || rules.Contains(finding.Rule.Id)));
        var json = new StringWriter { NewLine = "\n" };
        JsonFormat.Write(new LintReport(result, workspace.Folder), new ToolOutput(json));
        return CreateResult(json.ToString());
    }
}
