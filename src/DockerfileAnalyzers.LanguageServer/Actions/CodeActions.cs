using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Diagnostics;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>The code actions for the findings at a place, and for the document.</summary>
internal sealed class CodeActions(DocumentAnalysis analysis, ClientFeatures client, CancellationToken cancellationToken)
{
    private readonly Document _document = analysis.Document;
    private readonly List<CodeAction> _actions = [];

    public static CodeAction[] Create(
        RequestContext context, CodeActionParams parameters, CancellationToken cancellationToken)
    {
        var analysis = context.GetAnalysis(
            parameters.TextDocument.Uri, parameters.Range.Start, cancellationToken);
        // Generated files are fixed in their source.
        if (!context.Client.HasCodeActions || analysis.Document.Kind is DocumentKind.Other or DocumentKind.Compose
            || FileSet.IsGenerated(analysis.Document.Path))
            return [];
        var actions = new CodeActions(analysis, context.Client, cancellationToken);
        var only = parameters.Context.Only;
        if (ActionKinds.IsWanted(ActionKinds.QuickFix, only))
            actions.AddQuickFixes(analysis.Document.Positions.GetSpan(parameters.Range));
        actions.AddSourceActions(only);
        return [.. actions._actions];
    }

    private void AddQuickFixes(TextSpan range)
    {
        var findings = analysis.GetReported(cancellationToken).Where(finding => Touches(finding.Span, range))
            .OrderByDescending(finding => finding.Severity).ToArray();
        foreach (var finding in findings.Where(finding => finding.Fix is not null))
            AddFix(finding);
        foreach (var group in findings.Where(CanFix).DistinctBy(finding => finding.Rule.Id))
            AddFixOfRule(group.Rule);
        foreach (var finding in findings.Where(CanSuppress).DistinctBy(finding => finding.Rule.Id))
            AddSuppressions(finding);
        if (client.ShowsDocuments)
        {
            foreach (var rule in findings.Select(finding => finding.Rule).Distinct())
                AddCommand($"Open the page of {rule.Id}", ActionKinds.QuickFix, CommandNames.OpenPage, rule.Id);
        }
    }

    private void AddFix(Finding finding)
    {
        foreach (var fix in new[] { finding.Fix, finding.Fix?.Alternative }.OfType<Fix>()
            .Where(fix => EditFactory.CanApply(fix, client)))
            _actions.Add(new CodeAction(
                fix.Title, ActionKinds.QuickFix, [DiagnosticFactory.Create(analysis, finding, client)],
                fix.Safety is FixSafety.Safe ? true : null,
                new EditFactory(client).Add(_document, fix.Edits).Add(fix.NewFiles).Create()));
    }

    private void AddFixOfRule(RuleDescriptor rule)
    {
        var count = analysis.GetReported(cancellationToken).Count(finding => finding.Rule == rule && CanFix(finding));
        if (count > 1)
            AddLater($"Fix all {rule.Id} findings in this file", ActionKinds.QuickFix, ActionKind.FixRule, rule.Id);
        AddCommand($"Fix all {rule.Id} findings in the workspace", ActionKinds.QuickFix, CommandNames.FixRule, rule.Id);
    }

    private void AddSuppressions(Finding finding)
    {
        var rule = finding.Rule.Id;
        var diagnostic = DiagnosticFactory.Create(analysis, finding, client);
        AddLater($"Suppress {rule} here", ActionKinds.QuickFix, ActionKind.Suppress, rule, finding, diagnostic);
        AddLater($"Suppress {rule} in this file", ActionKinds.QuickFix, ActionKind.SuppressInFile, rule, finding,
            diagnostic);
    }

    private void AddSourceActions(string[]? only)
    {
        if (ActionKinds.IsWanted(ActionKinds.FixAll, only)
            && analysis.GetReported(cancellationToken).Any(ActionResolver.IsFixedOnSave))
            AddLater("Apply all safe fixes", ActionKinds.FixAll, ActionKind.FixAll, null);
        if (ActionKinds.IsWanted(ActionKinds.CreateIgnoreFile, only) && client.CreatesFiles
            && analysis.Model is { } model && IgnoreFileEdits.CreateNew(model) is not null)
            AddLater("Create a .dockerignore", ActionKinds.CreateIgnoreFile, ActionKind.CreateIgnoreFile, null);
    }

    private void AddLater(string title, string kind, ActionKind action, string? rule, Finding? finding = null,
        Diagnostic? diagnostic = null)
    {
        var data = new ActionData(
            action.ToString(), _document.Uri, _document.Path, _document.Version, rule, finding?.Span.Start ?? 0);
        var later = new CodeAction(title, kind, diagnostic is null ? null : [diagnostic], Data: data);
        if (client.ResolvesActions)
            _actions.Add(later);
        else if (ActionResolver.Resolve(analysis, client, later, cancellationToken) is { Edit: not null } resolved)
            _actions.Add(resolved with { Data = null });
    }

    private void AddCommand(string title, string kind, string name, params string[] arguments) =>
        _actions.Add(new CodeAction(title, kind, Command: new Command(title, name, arguments)));

    private bool CanFix(Finding finding) => finding.Fix is { } fix && EditFactory.CanApply(fix, client);

    private bool CanSuppress(Finding finding) => finding.Rule.Category is not Category.Engine
        && analysis.AllowsSuppressions;

    private static bool Touches(TextSpan finding, TextSpan range) =>
        finding.Start <= range.End && range.Start <= finding.End;
}
