namespace DockerfileAnalyzers.Syntax;

/// <summary>
/// Reads a Dockerfile like BuildKit. Never throws and never stops: whatever is
/// wrong becomes a <see cref="SyntaxError"/>.
/// </summary>
internal static class DockerfileParser
{
    /// <summary>
    /// Docker refuses longer lines. In characters here, which are at most as many as the bytes that Docker counts.
    /// </summary>
    private const int MaxLineLength = 65_535;

    /// <summary>
    /// Lines of one instruction that are looked at as possible instructions: each attempt reads the preceding text.
    /// </summary>
    private const int MaxCandidates = 50;

    public static DockerfileSyntax Parse(SourceFile file) => new ParsePass(file).Parse(int.MaxValue);

    /// <summary>Reads no more than the first instructions; what is missing after them is not an error.</summary>
    internal static DockerfileSyntax ParseBeginning(SourceFile file, int maxInstructions) =>
        new ParsePass(file).Parse(maxInstructions);

    private sealed class ParsePass
    {
        private static readonly Regex s_directive = new(
            @"\A#[ \t]*([a-zA-Z][a-zA-Z0-9]*)[ \t]*=[ \t]*(.+?)\s*\z", RegexOptions.CultureInvariant);

        private readonly SourceFile _file;
        private readonly string _text;
        private readonly LineReader _lines;
        private readonly ImmutableArray<SyntaxToken>.Builder _tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        private readonly ImmutableArray<SyntaxError>.Builder _errors = ImmutableArray.CreateBuilder<SyntaxError>();
        private readonly ImmutableArray<CommentSyntax>.Builder _comments =
            ImmutableArray.CreateBuilder<CommentSyntax>();
        private readonly ImmutableArray<ParserDirectiveSyntax>.Builder _directives =
            ImmutableArray.CreateBuilder<ParserDirectiveSyntax>();
        private readonly List<CommentSyntax> _pendingComments = new();
        private char _escape = '\\';

        public ParsePass(SourceFile file)
        {
            _file = file;
            _text = file.Text;
            var start = _text.Length > 0 && _text[0] == '\uFEFF' ? 1 : 0;
            if (start > 0)
                _tokens.Add(new SyntaxToken(SyntaxKind.ByteOrderMark, new TextSpan(0, 1)));
            _lines = new LineReader(_text, start);
        }

        public DockerfileSyntax Parse(int maxInstructions)
        {
            ParseDirectives();
            var instructions = default(ArrayBuilder<InstructionSyntax>);
            while (instructions.Count < maxInstructions && _lines.TryPeek(out var line))
            {
                if (line.IsBlank(_text))
                {
                    _lines.Advance(line);
                    AddBlankLine(line);
                    _pendingComments.Clear();
                }
                else if (line.IsComment(_text))
                {
                    _lines.Advance(line);
                    _pendingComments.Add(AddComment(line));
                }
                else
                {
                    var errors = _errors.Count;
                    instructions.Add(ParseInstruction());
                    // A line that lost its continuation also affects the following lines: one error is enough.
                    if (instructions.Count > 1 && instructions[instructions.Count - 1] is UnknownInstructionSyntax
                        && instructions[instructions.Count - 2] is UnknownInstructionSyntax)
                        _errors.Count = errors;
                    _pendingComments.Clear();
                }
            }

            var result = instructions.ToImmutableArray();
            CheckStages(result, isWhole: !_lines.TryPeek(out _));
            _errors.Sort((left, right) => left.Span.CompareTo(right.Span));
            var directives = _directives.ToImmutable();
            var isDockers = Frontend.IsDockers(directives);
            return new DockerfileSyntax(_file)
            {
                Tokens = _tokens.ToImmutable(),
                Directives = directives,
                Comments = _comments.ToImmutable(),
                Instructions = result,
                // The syntax of another frontend is not known.
                Errors = isDockers ? _errors.ToImmutable() : ImmutableArray<SyntaxError>.Empty,
                IsDockersLanguage = isDockers,
                EscapeCharacter = _escape,
            };
        }

        private void ParseDirectives()
        {
            // BuildKit looks for its directives below a line that starts a script; the one for the
            // escape character must be above all else.
            var hasShebang = _lines.TryPeek(out var first)
                && string.CompareOrdinal(_text, first.Start, "#!", 0, 2) == 0;
            if (hasShebang)
            {
                _lines.Advance(first);
                _pendingComments.Add(AddComment(first));
            }

            while (_lines.TryPeek(out var line) && line.IsComment(_text))
            {
                var start = line.FirstNonBlank(_text);
                var match = s_directive.Match(_text.Substring(start, line.ContentEnd - start));
                var name = match.Groups[1].Value.ToLowerInvariant();
                if (!match.Success || name is not ("syntax" or "escape" or "check") || (hasShebang && name == "escape"))
                    return;
                _lines.Advance(line);
                AddToken(SyntaxKind.Whitespace, line.Start, start);
                AddToken(SyntaxKind.ParserDirective, start, line.ContentEnd);
                AddToken(SyntaxKind.NewLine, line.ContentEnd, line.End);
                var value = match.Groups[2];
                var valueSpan = new TextSpan(start + value.Index, value.Length);
                var span = TextSpan.FromBounds(start, line.ContentEnd);
                if (_directives.Any(other => other.Name == name))
                    Report(span, $"Only one '{name}' directive is allowed");
                else if (name == "escape" && value.Value is not ("\\" or "`"))
                    Report(valueSpan, "The escape character must be '\\' or '`'");
                else if (name == "escape")
                    _escape = value.Value[0];
                _directives.Add(new ParserDirectiveSyntax(span, name, value.Value, valueSpan));
            }
        }

        private InstructionSyntax ParseInstruction()
        {
            _lines.TryPeek(out var first);
            var trimmed = first.FirstNonBlank(_text);
            AddToken(SyntaxKind.Whitespace, first.Start, trimmed);
            var pieces = new List<SyntaxToken>();
            var inner = default(ArrayBuilder<CommentSyntax>);
            var swallowed = default(ArrayBuilder<SwallowedLine>);
            var logical = ReadLogicalLine(first, trimmed, pieces, ref inner, ref swallowed);
            var errors = _errors.Count;

            var builder = new InstructionBuilder(logical, _escape, Report);
            var header = builder.ReadHeader(_pendingComments.ToImmutableArray(), inner.ToImmutableArray());
            AddPieces(pieces, header);
            var heredocs = ReadHeredocs(builder.FindHeredocs(header), header);
            var instruction = builder.Create(header with
            {
                Heredocs = heredocs,
                Span = TextSpan.FromBounds(header.Span.Start, SpanEnd(header, heredocs)),
                Swallowed = swallowed.ToImmutableArray(),
            });
            // Errors of the joined lines come from there and are reported once.
            if (swallowed.Count > 0)
                _errors.Count = errors;
            return instruction;
        }

        private static int SpanEnd(InstructionHeader header, ImmutableArray<HeredocSyntax> heredocs) =>
            heredocs.IsEmpty ? header.Span.End : Math.Max(header.Span.End, heredocs[heredocs.Length - 1].Span.End);

        private LogicalText ReadLogicalLine(
            PhysicalLine line, int start, List<SyntaxToken> pieces, ref ArrayBuilder<CommentSyntax> inner,
            ref ArrayBuilder<SwallowedLine> swallowed)
        {
            var builder = new LogicalText.Builder();
            var end = start;
            var isFirst = true;
            var indent = start - line.Start;
            TextSpan mark = default;
            var candidates = 0;
            do
            {
                _lines.Advance(line);
                if (line.End - line.Start > MaxLineLength)
                    Report(
                        TextSpan.FromBounds(line.Start, line.ContentEnd),
                        FormattableString.Invariant(
                            $"The line is longer than {MaxLineLength:N0} bytes, the maximum that Docker reads"));
                if (!isFirst && line.IsBlank(_text))
                {
                    Add(SyntaxKind.Whitespace, line.Start, line.ContentEnd);
                    Add(SyntaxKind.NewLine, line.ContentEnd, line.End);
                    continue;
                }

                if (!isFirst && line.IsComment(_text))
                {
                    var hash = line.FirstNonBlank(_text);
                    Add(SyntaxKind.Whitespace, line.Start, hash);
                    Add(SyntaxKind.Comment, hash, line.ContentEnd);
                    Add(SyntaxKind.NewLine, line.ContentEnd, line.End);
                    inner.Add(CreateComment(hash, line.ContentEnd));
                    continue;
                }

                var from = isFirst ? start : line.Start;
                var continuation = line.FindContinuation(_text, _escape);
                var contentEnd = continuation < 0 ? line.ContentEnd : Math.Max(from, continuation);
                if (!isFirst && candidates < MaxCandidates && SwallowedLine.IsCandidate(_text, from, contentEnd)
                    && ++candidates > 0
                    && SwallowedLine.Find(
                        builder.ToString(),
                        indent,
                        _text.Substring(from, contentEnd - from),
                        from,
                        mark,
                        _escape) is { } lost)
                    swallowed.Add(lost);
                isFirst = false;
                mark = new TextSpan(contentEnd, 1);
                builder.Append(_text, from, contentEnd - from, from);
                Add(SyntaxKind.Text, from, contentEnd);
                end = contentEnd;
                if (continuation < 0)
                {
                    Add(SyntaxKind.NewLine, line.ContentEnd, line.End);
                    break;
                }

                Add(SyntaxKind.LineContinuation, contentEnd, line.End);
            }
            while (_lines.TryPeek(out line));
            return builder.ToLogicalText(end);

            void Add(SyntaxKind kind, int pieceStart, int pieceEnd)
            {
                if (pieceEnd > pieceStart)
                    pieces.Add(new SyntaxToken(kind, TextSpan.FromBounds(pieceStart, pieceEnd)));
            }
        }

        // The text pieces become keyword, flags, spaces and arguments; a flag may run over a
        // continuation and is then several tokens.
        private void AddPieces(List<SyntaxToken> pieces, InstructionHeader header)
        {
            foreach (var piece in pieces)
            {
                if (piece.Kind != SyntaxKind.Text)
                {
                    _tokens.Add(piece);
                    continue;
                }

                var position = piece.Span.Start;
                void AddUpTo(int target, SyntaxKind kind)
                {
                    var end = Math.Min(target, piece.Span.End);
                    AddToken(kind, position, end);
                    position = Math.Max(position, end);
                }

                AddUpTo(header.KeywordSpan.Start, SyntaxKind.Whitespace);
                AddUpTo(header.KeywordSpan.End, SyntaxKind.Keyword);
                foreach (var flag in header.Flags)
                {
                    AddUpTo(flag.Span.Start, SyntaxKind.Whitespace);
                    AddUpTo(flag.Span.End, SyntaxKind.Flag);
                }

                AddUpTo(header.Arguments.FileSpan.Start, SyntaxKind.Whitespace);
                AddUpTo(piece.Span.End, SyntaxKind.Text);
            }
        }

        private ImmutableArray<HeredocSyntax> ReadHeredocs(IReadOnlyList<HeredocMark> marks, InstructionHeader header)
        {
            if (marks.Count == 0)
                return ImmutableArray<HeredocSyntax>.Empty;
            var result = default(ArrayBuilder<HeredocSyntax>);
            foreach (var mark in marks)
            {
                var body = new LogicalText.Builder();
                TextSpan? terminator = null;
                var start = -1;
                var end = _text.Length;
                while (terminator is null && _lines.TryPeek(out var line))
                {
                    _lines.Advance(line);
                    start = start < 0 ? line.Start : start;
                    var from = line.Start;
                    while (mark.StripsTabs && from < line.ContentEnd && _text[from] == '\t')
                        from++;
                    if (line.ContentEnd - from == mark.Name.Length
                        && string.CompareOrdinal(_text, from, mark.Name, 0, mark.Name.Length) == 0)
                    {
                        terminator = TextSpan.FromBounds(line.Start, line.ContentEnd);
                        AddToken(SyntaxKind.HeredocBody, start, line.Start);
                        AddToken(SyntaxKind.HeredocTerminator, line.Start, line.ContentEnd);
                        AddToken(SyntaxKind.NewLine, line.ContentEnd, line.End);
                        end = line.Start;
                    }
                    else
                    {
                        // Carriage returns stay in the file that Docker creates; a reader of the text would treat
                        // them as part of the last word.
                        body.Append(_text, from, line.ContentEnd - from, from);
                        if (line.End > line.ContentEnd && _text[line.End - 1] == '\n')
                            body.Append(_text, line.End - 1, 1, line.End - 1);
                    }
                }

                if (terminator is null)
                {
                    if (start >= 0)
                        AddToken(SyntaxKind.HeredocBody, start, _text.Length);
                    Report(
                        mark.Span, $"Unterminated here-document; a line that contains only '{mark.Name}' must end it");
                }

                result.Add(new HeredocSyntax(
                    TextSpan.FromBounds(mark.Span.Start, terminator?.End ?? Math.Max(end, mark.Span.End)))
                {
                    Name = mark.Name,
                    Expands = mark.Expands,
                    StripsTabs = mark.StripsTabs,
                    FileDescriptor = mark.FileDescriptor,
                    Body = body.ToLogicalText(end),
                    TerminatorSpan = terminator,
                });
            }

            return result.ToImmutableArray();
        }

        private void CheckStages(ImmutableArray<InstructionSyntax> instructions, bool isWhole)
        {
            if (instructions.IsEmpty)
            {
                Report(default, "The file contains no instructions");
                return;
            }

            foreach (var instruction in instructions)
            {
                if (instruction is FromInstructionSyntax)
                    return;
                if (instruction is not (ArgInstructionSyntax or UnknownInstructionSyntax))
                {
                    Report(
                        instruction.KeywordSpan,
                        $"'{instruction.Keyword}' is not allowed before the first 'FROM'; only 'ARG' is");
                    return;
                }
            }

            if (isWhole && instructions.All(instruction => instruction is ArgInstructionSyntax))
                Report(instructions[0].KeywordSpan, "The file contains no 'FROM' and therefore no build stage");
        }

        private CommentSyntax AddComment(PhysicalLine line)
        {
            var hash = line.FirstNonBlank(_text);
            AddToken(SyntaxKind.Whitespace, line.Start, hash);
            AddToken(SyntaxKind.Comment, hash, line.ContentEnd);
            AddToken(SyntaxKind.NewLine, line.ContentEnd, line.End);
            return CreateComment(hash, line.ContentEnd);
        }

        private CommentSyntax CreateComment(int hash, int end)
        {
            var comment = new CommentSyntax(
                TextSpan.FromBounds(hash, end), _text.Substring(hash + 1, end - hash - 1).Trim());
            _comments.Add(comment);
            return comment;
        }

        private void AddBlankLine(PhysicalLine line)
        {
            AddToken(SyntaxKind.Whitespace, line.Start, line.ContentEnd);
            AddToken(SyntaxKind.NewLine, line.ContentEnd, line.End);
        }

        private void AddToken(SyntaxKind kind, int start, int end)
        {
            if (end > start)
                _tokens.Add(new SyntaxToken(kind, TextSpan.FromBounds(start, end)));
        }

        private void Report(TextSpan span, string message) =>
            _errors.Add(new SyntaxError(_file.GetFirstLine(span), message));
    }
}
