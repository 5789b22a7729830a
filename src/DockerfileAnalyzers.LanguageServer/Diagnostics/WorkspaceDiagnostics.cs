using System.Security.Cryptography;
using System.Text.Json;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Diagnostics;

/// <summary>
/// The diagnostics of all files of the workspace. Clients ask again as soon as they have an answer: one that has the
/// newest reports waits until something changes.
/// </summary>
/// <param name="renew">Creates the context for a request that has waited.</param>
internal sealed class WorkspaceDiagnostics(ISourceReader reader, Func<RequestContext> renew)
{
    private TaskCompletionSource _changed = Create();
    private Task? _answered;

    /// <summary>Files, settings or folders have changed. From any thread.</summary>
    public void Change() => Interlocked.Exchange(ref _changed, Create()).TrySetResult();

    public async Task<WorkspaceDiagnosticReport?> RunAsync(
        RequestContext context, WorkspaceDiagnosticParams parameters, CancellationToken cancellationToken)
    {
        if (parameters.PreviousResultIds.Length > 0 && _answered is { } known)
        {
            await known.WaitAsync(cancellationToken).ConfigureAwait(false);
            context = renew();
        }

        var (changed, settings) = (_changed.Task, context.Analyses.Settings);
        var report = await Task.Run(
            () => Compute(context, parameters, settings, cancellationToken), cancellationToken).ConfigureAwait(false);
        _answered = changed;
        return report;
    }

    private WorkspaceDiagnosticReport Compute(RequestContext context, WorkspaceDiagnosticParams parameters,
        SourceSettings settings, CancellationToken cancellationToken)
    {
        var previous = parameters.PreviousResultIds.DistinctBy(report => report.Uri)
            .ToDictionary(report => report.Uri, report => report.Value, StringComparer.Ordinal);
        var reports = new List<DocumentDiagnosticReport>();
        foreach (var input in context.Folders.SelectMany(folder =>
            reader.ReadFolder(folder, settings, cancellationToken).Files).DistinctBy(input => input.File.Path))
        {
            if (!FileSet.IsGenerated(input.File.Path))
                reports.Add(Create(context, input, previous, cancellationToken));
        }

        // Files that are gone have no diagnostics.
        reports.AddRange(previous.Keys.Select(uri => new DocumentDiagnosticReport(uri, null, "full", "none", [])));
        return new WorkspaceDiagnosticReport([.. reports]);
    }

    private static DocumentDiagnosticReport Create(RequestContext context, AnalysisInput input,
        Dictionary<string, string> previous, CancellationToken cancellationToken)
    {
        var open = context.Documents.FindPath(input.File.Path);
        var document = open ?? Document.Open(
            new TextDocumentItem(DocumentUri.FromPath(input.File.Path), "", 0, input.File.Text), input.File.Path,
            context.Client.Encoding);
        var analysis = new DocumentAnalysis(document, context.Documents.Replace(input) with { File = document.File });
        var diagnostics = DiagnosticFactory.CreateAll(analysis, context.Client, cancellationToken);
        var id = Convert.ToHexString(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(diagnostics, LspJson.Default.DiagnosticArray)).AsSpan(0, 8));
        return previous.Remove(document.Uri, out var known) && known == id
            ? new DocumentDiagnosticReport(document.Uri, open?.Version, "unchanged", id)
            : new DocumentDiagnosticReport(document.Uri, open?.Version, "full", id, diagnostics);
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
