namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// Characters that word processors use in place of those with a meaning in a shell. Inside quotes they are text.
/// </summary>
internal static class TypographicCharacters
{
    /// <param name="Kind">The name of the character that it looks like.</param>
    /// <param name="Plain">The ASCII character.</param>
    public sealed record Place(TextSpan Span, string Kind, string Plain);

    /// <summary>Those of a script, in the order of the text.</summary>
    public static IEnumerable<Place> Find(RunScript script) => script.Tree.Text.Text.IsAscii()
        ? Enumerable.Empty<Place>()
        : script.Nodes.OfType<ShellWord>()
            .SelectMany(word => word.Parts.OfType<LiteralPart>().SelectMany(part => Find(word, part)));

    private static IEnumerable<Place> Find(ShellWord word, LiteralPart part)
    {
        if (part.IsEscaped || part.Source is not var (text, span))
            yield break;
        for (var i = 0; i < part.Value.Length; i++)
        {
            var isFirst = i == 0 && part == word.Parts[0];
            var file = text.ToFile(new TextSpan(span.Start + i, 1));
            switch (part.Value[i])
            {
                case '\u00A0' or '\u202F' or '\u2007':
                    yield return new Place(file, "no-break space", " ");
                    break;
                case '\u201C' or '\u201D' or '\u201E' or '\u2033':
                    yield return new Place(file, "quote", "\"");
                    break;
                // Between two letters it is an apostrophe.
                case '\u2018' or '\u2019' when i == 0 || i + 1 == part.Value.Length || !char.IsLetter(part.Value[i - 1])
                    || !char.IsLetter(part.Value[i + 1]):
                    yield return new Place(file, "quote", "'");
                    break;
                // Before a letter it is meant to start an option; word processors also turn two hyphens into one dash.
                case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' when isFirst
                    && part.Value.Length > 1 && (char.IsLetter(part.Value[1]) || part.Value[1] == '-'):
                    yield return new Place(file, "dash", word.Text.Length > 2 && part.Value[1] != '-' ? "--" : "-");
                    break;
            }
        }
    }
}
