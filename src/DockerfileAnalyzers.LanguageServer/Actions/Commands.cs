using System.Text.Json;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Reporting;

namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>Runs the commands of clients.</summary>
internal sealed class Commands(Client client, ISourceReader reader)
{
    // New and for this user alone: others can write to the directory above it.
    private readonly Lazy<string> _pages = new(() =>
        Directory.CreateTempSubdirectory("dockerfile-analyzers-").FullName);

    /// <exception cref="RequestException">There is no such command, or an argument is missing.</exception>
    public Task<CommandResult?> RunAsync(
        RequestContext context, ExecuteCommandParams parameters, CancellationToken cancellationToken)
    {
        // Read here: what is computed in the background sees no state that changes.
        var settings = context.Analyses.Settings;
        switch (parameters.Command)
        {
            case CommandNames.FixRule:
                var id = GetText(parameters);
                return FixAsync(context, settings, parameters, $"Fix all {id} findings in the workspace",
                    finding => finding.Rule.Id == id, cancellationToken);
            case CommandNames.FixAll:
                return FixAsync(context, settings, parameters, "Apply all safe fixes in the workspace",
                    finding => finding.Fix!.Safety is FixSafety.Safe, cancellationToken);
            case CommandNames.OpenPage:
                return OpenPageAsync(GetText(parameters));
            case CommandNames.Report:
                return Task.FromResult<CommandResult?>(Report(context, GetText(parameters), cancellationToken));
            default:
                throw new RequestException(
                    ErrorCode.InvalidParams, $"Unknown command '{parameters.Command}'");
        }
    }

    private async Task<CommandResult?> FixAsync(RequestContext context, SourceSettings settings,
        ExecuteCommandParams parameters, string title, Func<Finding, bool> isWanted,
        CancellationToken cancellationToken)
    {
        var progress = await Progress.BeginAsync(client, context.Client, parameters.WorkDoneToken, title)
            .ConfigureAwait(false);
        try
        {
            var fixes = await Task.Run(
                () => WorkspaceFixes.Compute(
                    context, reader, settings, isWanted, progress.Report, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            if (fixes.Edit is null)
                return new CommandResult(false, 0, 0);
            var answer = await client.AskAsync("workspace/applyEdit", new ApplyEditParams(title, fixes.Edit),
                LspJson.Default.ApplyEditParams).ConfigureAwait(false);
            var isApplied = answer.ValueKind is JsonValueKind.Object
                && answer.TryGetProperty("applied", out var applied) && applied.ValueKind is JsonValueKind.True;
            return new CommandResult(isApplied, fixes.Fixes, fixes.Files);
        }
        finally
        {
            progress.End();
        }
    }

    private async Task<CommandResult?> OpenPageAsync(string id)
    {
        var rule = RuleCatalog.Find(id)
            ?? throw new RequestException(ErrorCode.InvalidParams, $"Unknown rule '{id}'");
        // Without a public address, the page is shown in the editor.
        var page = rule.HelpLink is { } link
            ? new ShowDocumentParams(link, true)
            : new ShowDocumentParams(DocumentUri.FromPath(WritePage(rule)), false);
        await client.AskAsync("window/showDocument", page,
            LspJson.Default.ShowDocumentParams).ConfigureAwait(false);
        return null;
    }

    private string WritePage(RuleDescriptor rule)
    {
        var path = Path.Combine(_pages.Value, rule.Id + ".md");
        File.WriteAllText(path, reader.ReadPage(rule));
        return path;
    }

    private static CommandResult Report(RequestContext context, string uri, CancellationToken cancellationToken)
    {
        var analysis = context.GetAnalysis(uri, cancellationToken);
        if (analysis.Document.Kind is not DocumentKind.Dockerfile)
            throw new RequestException(ErrorCode.RequestFailed, "Reports are available only for Dockerfiles");
        if (AnalysisLimits.Explain(analysis.Input.File) is { } reason)
            throw new RequestException(ErrorCode.RequestFailed, $"No report is available because the file {reason}");
        var report = RenderedReport.Create(analysis.Input, null, cancellationToken);
        return new CommandResult(Html: report.Html, Json: report.Json);
    }

    private static string GetText(ExecuteCommandParams parameters) =>
        parameters.Arguments is [{ ValueKind: JsonValueKind.String } first, ..] ? first.GetString()!
            : throw new RequestException(ErrorCode.InvalidParams, $"'{parameters.Command}' requires an argument");
}
