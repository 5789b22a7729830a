namespace DockerfileAnalyzers.LanguageServer.Protocol;

internal sealed record Hover(MarkupContent Contents, DocumentRange? Range = null);

/// <param name="Kind"><c>markdown</c> or <c>plaintext</c>.</param>
internal sealed record MarkupContent(string Kind, string Value)
{
    public static MarkupContent Markdown(string value) => new("markdown", value);
}

/// <param name="PaddingLeft">Whether there is space before it.</param>
internal sealed record InlayHint(Position Position, string Label, MarkupContent? Tooltip, bool PaddingLeft);

internal sealed record CodeLens(DocumentRange Range, Command Command);

internal sealed record ResolveOptions(bool ResolveProvider);
