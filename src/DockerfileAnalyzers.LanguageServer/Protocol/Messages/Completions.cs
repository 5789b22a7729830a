namespace DockerfileAnalyzers.LanguageServer.Protocol;

internal sealed record CompletionOptions(string[] TriggerCharacters, bool ResolveProvider);

/// <param name="IsIncomplete">Whether more letters may bring other items.</param>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <param name="Kind">As the protocol numbers them: 14 keyword, 5 field, 6 variable, 17 file and so on.</param>
/// <param name="InsertTextFormat">2 for a snippet.</param>
internal sealed record CompletionItem(
    string Label, int Kind, string? Detail, MarkupContent? Documentation, string? SortText, string? FilterText,
    int? InsertTextFormat, DocumentEdit TextEdit);

internal sealed record SignatureHelpOptions(string[] TriggerCharacters, string[] RetriggerCharacters);

internal sealed record SignatureHelp(SignatureInformation[] Signatures, int ActiveSignature, int? ActiveParameter);

internal sealed record SignatureInformation(
    string Label, MarkupContent? Documentation, ParameterInformation[] Parameters, int? ActiveParameter);

/// <param name="Label">Where it starts and ends in the label of the signature.</param>
internal sealed record ParameterInformation(int[] Label, MarkupContent? Documentation);
