namespace DockerfileAnalyzers.Shell;

/// <summary>
/// Parses a script: all of POSIX and the constructs of bash that are in use, whatever the dialect is; the dialect only
/// decides the values of words. Never throws, and takes time in proportion to the text: text that it does not
/// understand becomes <see cref="OpaqueSyntax"/>, and the script states why it is not complete.
/// </summary>
internal sealed partial class ShellParser
{
    /// <summary>Constructs in each other. Deeper ones are opaque, so that the stack of any host holds.</summary>
    private const int MaxDepth = 60;

    private readonly LogicalText _logical;
    private readonly string _text;
    private readonly Results _results;
    private int _position;
    private int _end;

    private ShellParser(LogicalText logical, Results results)
    {
        _logical = logical;
        _text = logical.Text;
        _end = logical.Length;
        _results = results;
    }

    /// <summary>The results that a script shares with the scripts in its backquotes.</summary>
    private sealed class Results
    {
        public List<ShellError> Errors { get; } = new();

        public List<ShellFeatureUse> Features { get; } = new();

        public int Depth { get; set; }
    }

    public static ShellScript Parse(LogicalText text, ShellDialect dialect)
    {
        if (dialect is ShellDialect.PowerShell or ShellDialect.Cmd)
            return WindowsCommandReader.Read(text, dialect);
        if (dialect is ShellDialect.Unknown)
            return new ShellScript(
                text,
                dialect,
                new OpaqueSyntax(text.FileSpan),
                ImmutableArray<ShellError>.Empty,
                ImmutableArray<ShellFeatureUse>.Empty,
                isUnderstood: false);
        return ParseContinued(text, dialect);
    }

    // Quotes and comments are found without a grammar: a text that is not
    // understood is read as written.
    private static ShellScript ParseContinued(LogicalText text, ShellDialect dialect)
    {
        if (!LineContinuations.IsIn(text))
            return ParseText(text, dialect);
        var script = ParseText(LineContinuations.Remove(text), dialect);
        return script.IsComplete || ParseText(text, dialect) is not { IsComplete: true } asWritten ? script : asWritten;
    }

    private static ShellScript ParseText(LogicalText text, ShellDialect dialect)
    {
        var results = new Results();
        var root = new ShellParser(text, results).ParseScript();
        return new ShellScript(
            text,
            dialect,
            root,
            results.Errors.ToImmutableArray(),
            results.Features.OrderBy(use => use.Span.Start).ToImmutableArray());
    }

    private ShellListSyntax ParseScript()
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        while (true)
        {
            items.AddRange(ParseList().Items);
            SkipBlanks();
            if (_position >= _end)
                break;
            // A stray ")", ";;" or "done".
            var start = _position;
            SkipToken();
            Error(start, _position, $"'{_text.Substring(start, _position - start)}' closes nothing");
            items.Add(
                new ListItem(ListOperator.Sequence, File(start, start), new OpaqueSyntax(File(start, _position))));
            while (IsAt(';') || IsAt('&') || IsAt('|'))
                _position++;
        }

        ReadHereDocuments();
        return new ShellListSyntax(File(0, _end), items.ToImmutable());
    }

    private TextSpan File(int start, int end) => _logical.ToFile(TextSpan.FromBounds(start, Math.Max(start, end)));

    private void Error(int start, int end, string message) =>
        _results.Errors.Add(new ShellError(File(start, end), message));

    private void Use(ShellFeature feature, int start, int end) =>
        _results.Features.Add(new ShellFeatureUse(feature, File(start, end)));

    // Everything up to the end of the text.
    private OpaqueSyntax OpaqueRest(int start, string message)
    {
        _position = _end;
        Error(start, _end, message);
        return new OpaqueSyntax(File(start, _end));
    }
}
