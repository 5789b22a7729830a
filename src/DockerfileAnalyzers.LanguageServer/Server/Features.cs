using DockerfileAnalyzers.LanguageServer.Actions;
using DockerfileAnalyzers.LanguageServer.Completion;
using DockerfileAnalyzers.LanguageServer.Diagnostics;
using DockerfileAnalyzers.LanguageServer.Formatting;
using DockerfileAnalyzers.LanguageServer.Hovers;
using DockerfileAnalyzers.LanguageServer.Navigation;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.LanguageServer.Structure;

namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>The methods about documents.</summary>
internal static class Features
{
    private static LspJson Json => LspJson.Default;

    public static void Register(
        MethodTable<RequestContext> methods, Commands commands, WorkspaceDiagnostics workspace)
    {
        methods.Background("workspace/diagnostic", Json.WorkspaceDiagnosticParams, Json.WorkspaceDiagnosticReport,
            workspace.RunAsync);
        methods.Request("textDocument/diagnostic", Json.DiagnosticParams, Json.DiagnosticReport,
            (context, parameters, cancellationToken) => DiagnosticReports.Create(
                [.. context.GetAnalyses(parameters.TextDocument.Uri, cancellationToken)], parameters.PreviousResultId,
                context.Client, cancellationToken));
        RegisterActions(methods, commands);
        RegisterHovers(methods);
        RegisterSymbols(methods);
        RegisterCompletion(methods);
        RegisterStructure(methods);
        RegisterFormatting(methods);
    }

    private static void RegisterActions(MethodTable<RequestContext> methods, Commands commands)
    {
        methods.Request("textDocument/codeAction", Json.CodeActionParams, Json.CodeActionArray, CodeActions.Create);
        methods.Request("codeAction/resolve", Json.CodeAction, Json.CodeAction, ActionResolver.Resolve);
        methods.Background(
            "workspace/executeCommand", Json.ExecuteCommandParams, Json.CommandResult, commands.RunAsync);
    }

    private static void RegisterHovers(MethodTable<RequestContext> methods)
    {
        methods.Request("textDocument/hover", Json.PositionParams, Json.Hover,
            (context, parameters, cancellationToken) => HoverProvider.Find(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters.Position));
        methods.Request("textDocument/inlayHint", Json.RangeParams, Json.InlayHintArray,
            (context, parameters, cancellationToken) => All(context, parameters.TextDocument,
                analysis => SizeHints.CreateInlayHints(analysis, parameters.Range), cancellationToken));
        methods.Request("textDocument/codeLens", Json.TextDocumentParams, Json.CodeLensArray,
            (context, parameters, cancellationToken) => All(context, parameters.TextDocument,
                analysis => SizeHints.CreateCodeLenses(analysis), cancellationToken));
    }

    private static void RegisterSymbols(MethodTable<RequestContext> methods)
    {
        methods.Request("textDocument/definition", Json.PositionParams, Json.DocumentLocationArray,
            (context, parameters, cancellationToken) => SymbolRequests.FindDefinitions(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters.Position));
        methods.Request("textDocument/references", Json.ReferenceParams, Json.DocumentLocationArray,
            (context, parameters, cancellationToken) => SymbolRequests.FindReferences(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters));
        methods.Request("textDocument/documentHighlight", Json.PositionParams, Json.DocumentHighlightArray,
            (context, parameters, cancellationToken) => SymbolRequests.Highlight(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters.Position));
        methods.Request("textDocument/prepareRename", Json.PositionParams, Json.PrepareRenameResult,
            (context, parameters, cancellationToken) => SymbolRequests.PrepareRename(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters.Position));
        methods.Request("textDocument/rename", Json.RenameParams, Json.WorkspaceEdit,
            (context, parameters, cancellationToken) => SymbolRequests.Rename(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters,
                context.Client));
    }

    private static void RegisterCompletion(MethodTable<RequestContext> methods)
    {
        methods.Request("textDocument/completion", Json.PositionParams, Json.CompletionList,
            (context, parameters, cancellationToken) => CompletionProvider.Find(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters.Position,
                context.Client.HasSnippets));
        methods.Request("textDocument/signatureHelp", Json.PositionParams, Json.SignatureHelp,
            (context, parameters, cancellationToken) => SignatureProvider.Find(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters.Position));
    }

    private static void RegisterStructure(MethodTable<RequestContext> methods)
    {
        methods.Request("textDocument/documentSymbol", Json.TextDocumentParams, Json.DocumentSymbolArray,
            (context, parameters, cancellationToken) => All(context, parameters.TextDocument,
                analysis => OutlineProvider.Create(analysis), cancellationToken));
        methods.Request("textDocument/foldingRange", Json.TextDocumentParams, Json.FoldingRangeArray,
            (context, parameters, cancellationToken) => All(context, parameters.TextDocument,
                analysis => FoldingProvider.Create(analysis), cancellationToken));
        methods.Request("textDocument/selectionRange", Json.SelectionRangeParams, Json.SelectionRangeArray,
            (context, parameters, cancellationToken) => SelectionProvider.Create(
                context.GetAnalysis(parameters.TextDocument.Uri, cancellationToken), parameters.Positions));
        methods.Request("textDocument/documentLink", Json.TextDocumentParams, Json.DocumentLinkArray,
            (context, parameters, cancellationToken) => All(context, parameters.TextDocument,
                analysis => LinkProvider.Create(analysis), cancellationToken));
        methods.Request("textDocument/semanticTokens/full", Json.TextDocumentParams, Json.SemanticTokens,
            (context, parameters, cancellationToken) => SemanticTokensProvider.Create(
                context.GetAnalyses(parameters.TextDocument.Uri, cancellationToken), null));
        methods.Request("textDocument/semanticTokens/range", Json.RangeParams, Json.SemanticTokens,
            (context, parameters, cancellationToken) => SemanticTokensProvider.Create(
                context.GetAnalyses(parameters.TextDocument.Uri, cancellationToken), parameters.Range));
    }

    private static void RegisterFormatting(MethodTable<RequestContext> methods)
    {
        methods.Request("textDocument/formatting", Json.FormattingParams, Json.DocumentEditArray,
            (context, parameters, cancellationToken) => All(context, parameters.TextDocument,
                analysis => Formatter.Format(analysis, parameters.Options, null), cancellationToken));
        methods.Request("textDocument/rangeFormatting", Json.RangeFormattingParams, Json.DocumentEditArray,
            (context, parameters, cancellationToken) => All(context, parameters.TextDocument,
                analysis => Formatter.Format(analysis, parameters.Options, parameters.Range), cancellationToken));
        methods.Request("textDocument/onTypeFormatting", Json.OnTypeFormattingParams, Json.DocumentEditArray,
            (context, parameters, cancellationToken) => OnTypeFormatter.Format(
                At(context, parameters.TextDocument, parameters.Position, cancellationToken), parameters));
    }

    private static DocumentAnalysis At(
        RequestContext context, TextDocumentIdentifier document, Position position,
        CancellationToken cancellationToken) => context.GetAnalysis(document.Uri, position, cancellationToken);

    // For a compose file, the analysis of each Dockerfile in it.
    private static T[] All<T>(
        RequestContext context, TextDocumentIdentifier document, Func<DocumentAnalysis, T[]> find,
        CancellationToken cancellationToken) =>
        [.. context.GetAnalyses(document.Uri, cancellationToken).SelectMany(find)];
}
