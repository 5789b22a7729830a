namespace DockerfileAnalyzers.Syntax;

/// <summary>The image that reads the file, as <c># syntax=</c> names it.</summary>
internal static class Frontend
{
    // Docker's own, from any registry that passes it on.
    private static readonly Regex s_dockers = new(
        @"\A(?:\S+/)?docker/dockerfile(?:-upstream)?(?::[\w.-]+)?(?:@\S+)?\z", RegexOptions.CultureInvariant);

    private static readonly Recent<string, bool> s_known = new(image => s_dockers.IsMatch(image));

    public static bool IsDockers(ImmutableArray<ParserDirectiveSyntax> directives) =>
        directives.IsEmpty || directives.FirstOrDefault(directive => directive.Name == "syntax") is not { } syntax
        || s_known[syntax.Value.Split(' ', '\t')[0]];
}
