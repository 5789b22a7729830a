using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>Computes what a code action changes, when it is chosen.</summary>
internal static class ActionResolver
{
    // A placeholder for the user to replace: a suppression says why.
    private const string Reason = "TODO: reason";

    /// <summary>
    /// Whether "fix all" applies the fix: it is safe, and edits this document alone. Saving a file must not create
    /// another one.
    /// </summary>
    public static bool IsFixedOnSave(Finding finding) =>
        finding.Fix is { Safety: FixSafety.Safe, NewFiles.IsEmpty: true };

    /// <exception cref="RequestException">The document has changed since the action was offered.</exception>
    public static CodeAction Resolve(RequestContext context, CodeAction action, CancellationToken cancellationToken)
    {
        if (action.Data is not { } data)
            return action;
        var analysis = context.GetAnalyses(data.Uri, cancellationToken)
            .FirstOrDefault(analysis => analysis.Document.Path == data.Path)
            ?? throw new RequestException(ErrorCode.ContentModified, "The document has changed");
        return analysis.Document.Version == data.Version
            ? Resolve(analysis, context.Client, action, cancellationToken)
            : throw new RequestException(ErrorCode.ContentModified, "The document has changed");
    }

    public static CodeAction Resolve(
        DocumentAnalysis analysis, ClientFeatures client, CodeAction action, CancellationToken cancellationToken)
    {
        var (data, edit) = (action.Data!, new EditFactory(client));
        switch (Enum.TryParse<ActionKind>(data.Kind, out var kind) ? kind : ActionKind.Fix)
        {
            case ActionKind.FixRule:
                Fix(finding => finding.Rule.Id == data.Rule);
                break;
            case ActionKind.FixAll:
                Fix(IsFixedOnSave);
                break;
            case ActionKind.Suppress:
                edit.AddText(analysis.Document, SuppressionWriter.AddComments(analysis.Input,
                    finding => finding.Rule.Id == data.Rule && finding.Span.Start == data.Offset,
                    Reason, cancellationToken).Text);
                break;
            case ActionKind.SuppressInFile:
                edit.AddText(analysis.Document, SuppressionWriter.AddFileComment(
                    analysis.Input, data.Rule!, Reason));
                break;
            case ActionKind.CreateIgnoreFile when analysis.Model is { } model:
                edit.Add(IgnoreFileEdits.CreateNew(model)?.NewFiles ?? []);
                break;
        }

        return edit.IsEmpty ? action : action with { Edit = edit.Create() };

        void Fix(Func<Finding, bool> isWanted)
        {
            var result = FixApplier.Apply(
                analysis.Input, finding => EditFactory.CanApply(finding.Fix!, client) && isWanted(finding),
                cancellationToken);
            edit.AddText(analysis.Document, result.Text).Add(result.NewFiles);
        }
    }
}
