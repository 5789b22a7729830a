namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>
/// A keyword that is an argument, because no <c>;</c> precedes it: the construct that it should end stays open.
/// </summary>
/// <param name="Position">Where the <c>;</c> is missing.</param>
internal sealed record MissingSeparator(ShellWord Keyword, int Position)
{
    /// <summary>
    /// Keywords that are tried before the search is given up: each is one more reading of the script.
    /// </summary>
    private const int MaxTries = 8;

    public static bool IsKeyword(ShellWord word) => word.Text is "do" or "done" or "then" or "fi" or "esac";

    /// <returns><see langword="null"/> where one <c>;</c> does not make the script complete.</returns>
    public static MissingSeparator? Find(ShellScript script)
    {
        if (script.Errors.IsEmpty)
            return null;
        var keywords = script.Nodes.OfType<SimpleCommandSyntax>()
            .SelectMany(command => command.Words.Skip(1).Where(IsKeyword));
        foreach (var keyword in keywords.Take(MaxTries))
        {
            if (keyword.Parts[0].Source is var (text, span) && text == script.Text
                && IsCompleteWith(script, span.Start))
                return new MissingSeparator(
                    keyword,
                    keyword.Parent!.Children.Where(node => node.Span.End <= keyword.Span.Start)
                        .Max(node => node.Span.End));
        }

        return null;
    }

    private static bool IsCompleteWith(ShellScript script, int position)
    {
        var text = new LogicalText.Builder();
        text.Append(script.Text, new TextSpan(0, position));
        text.Append(';', script.Text.ToFile(new TextSpan(position, 1)));
        text.Append(script.Text, TextSpan.FromBounds(position, script.Text.Length));
        return ShellParser.Parse(text.ToLogicalText(script.Text.FileSpan.End), script.Dialect).IsComplete;
    }
}
