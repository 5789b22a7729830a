namespace DockerfileAnalyzers.Syntax;

/// <summary>The image that reads the file, as <c># syntax=</c> names it.</summary>
internal static class Frontend
{
    // Docker's own, from any registry that passes it on.
    private static readonly Regex s_dockers = new(
        @"\A(?:\S+/)?docker/dockerfile(?:-upstream)?(?::[\w.-]+)?(?:@\S+)?\z", RegexOptions.CultureInvariant);

    public static bool IsDockers(IEnumerable<ParserDirectiveSyntax> directives) =>
        directives.FirstOrDefault(directive => directive.Name == "syntax") is not { } syntax
        || s_dockers.IsMatch(syntax.Value.Split(' ', '\t')[0]);
}
