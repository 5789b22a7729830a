using System.Text;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Shell;

/// <summary>
/// Reads a POSIX script, with what bash users write most. Never throws: what it does not understand becomes <see cref="OpaqueSyntax"/>,
/// and the script says that it is not complete.
/// </summary>
public sealed class ShellParser
{
    private const int MaxDepth = 40;
    private static readonly string[] s_reserved = { "then", "do", "done", "fi", "elif", "else", "esac", "}", "in" };

    private readonly LogicalText _logical;
    private readonly string _text;
    private readonly int _end;
    private readonly Func<string, string?> _resolve;
    private readonly List<(string Name, bool StripsTabs)> _pendingHeredocs = new();
    private int _position;
    private int _depth;
    private bool _isComplete = true;

    private ShellParser(LogicalText logical, int start, int end, Func<string, string?> resolve, int depth)
    {
        _logical = logical;
        _text = logical.Text;
        _position = start;
        _end = end;
        _resolve = resolve;
        _depth = depth;
    }

    /// <param name="resolve">The value of a variable, where the caller knows it.</param>
    public static ShellScript Parse(LogicalText text, ShellDialect dialect, Func<string, string?>? resolve = null)
    {
        if (dialect is ShellDialect.PowerShell or ShellDialect.Cmd or ShellDialect.Unknown)
            return new ShellScript(text, dialect, new OpaqueSyntax(text.FileSpan), isComplete: false);
        var parser = new ShellParser(text, 0, text.Length, resolve ?? (_ => null), 0);
        var root = parser.ParseScript();
        return new ShellScript(text, dialect, root, parser._isComplete);
    }

    private ShellNode ParseScript()
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        var start = _position;
        while (_position < _end)
        {
            var before = _position;
            items.AddRange(ParseList().Items);
            SkipBlanks();
            if (_position < _end)
            {
                // A stray ")" or "done": not understood from here to the end of the command.
                var from = _position;
                while (_position < _end && !IsAt('\n') && !IsAt(';'))
                    _position++;
                _position = Math.Max(_position, from + 1);
                items.Add(new ListItem(ListOperator.Sequence, File(from, from), Opaque(from, Math.Min(_position, _end))));
                if (_position < _end)
                    _position++;
            }

            if (_position == before)
                break;
        }

        return new ShellListSyntax(File(start, _end), items.ToImmutable());
    }

    private ShellListSyntax ParseList()
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        var separator = ListOperator.Sequence;
        SkipSeparators();
        var start = _position;
        var operatorStart = _position;
        var operatorEnd = _position;
        if (++_depth > MaxDepth)
        {
            _depth--;
            var from = _position;
            _position = _end;
            return new ShellListSyntax(File(from, _end), ImmutableArray.Create(new ListItem(separator, File(from, from), Opaque(from, _end))));
        }

        while (_position < _end && !IsAtListEnd())
        {
            var before = _position;
            var pipeline = ParsePipeline();
            items.Add(new ListItem(separator, File(operatorStart, operatorEnd), pipeline));
            SkipBlanks();
            SkipComment();
            operatorStart = _position;
            if (TryTake("&&"))
                separator = ListOperator.And;
            else if (TryTake("||"))
                separator = ListOperator.Or;
            else if (IsAt(';') && !StartsWith(";;") || IsAt('\n'))
                separator = ListOperator.Sequence;
            else if (IsAt('&'))
            {
                _position++;
                separator = ListOperator.Background;
            }
            else
            {
                break;
            }

            operatorEnd = Math.Max(_position, operatorStart + 1);
            SkipSeparators();
            if (_position == before)
                break;
        }

        _depth--;
        return new ShellListSyntax(File(start, Math.Max(start, _position)), items.ToImmutable());
    }

    private ShellNode ParsePipeline()
    {
        SkipBlanks();
        var start = _position;
        var isNegated = IsAt('!') && (_position + 1 >= _end || IsBlank(_text[_position + 1]));
        if (isNegated)
            _position++;
        var commands = ImmutableArray.CreateBuilder<ShellNode>();
        do
        {
            SkipSeparatorsAfterPipe(commands.Count > 0);
            var before = _position;
            commands.Add(ParseCommand());
            SkipBlanks();
            if (_position == before)
                break;
        }
        while (!StartsWith("||") && (TryTake("|&") || TryTake("|")));
        return commands.Count == 1 && !isNegated ? commands[0] : new PipelineSyntax(File(start, _position), isNegated, commands.ToImmutable());
    }

    private ShellNode ParseCommand()
    {
        SkipBlanks();
        var start = _position;
        if (StartsWith("(("))
            return SkipBalanced("((", "))", start);
        if (IsAt('('))
        {
            _position++;
            var body = ParseList();
            return Close(")", start, CompoundKind.Subshell, body);
        }

        var word = PeekReserved();
        switch (word)
        {
            case "{":
                _position++;
                return Close("}", start, CompoundKind.Group, ParseList());
            case "[[":
                return SkipBalanced("[[", "]]", start);
            case "if":
                return ParseIf(start);
            case "while" or "until":
                _position += word.Length;
                var condition = ParseList();
                return TakeWord("do") ? Close("done", start, word == "while" ? CompoundKind.While : CompoundKind.Until, condition, ParseList()) : OpaqueRest(start);
            case "for":
                return ParseFor(start);
            case "case":
                return ParseCase(start);
            case "function" or "select" or "coproc":
                return OpaqueRest(start);
        }

        return ParseSimpleCommand();
    }

    private ShellNode ParseIf(int start)
    {
        var bodies = new List<ShellNode>();
        _position += 2;
        bodies.Add(ParseList());
        while (true)
        {
            if (!TakeWord("then"))
                return OpaqueRest(start);
            bodies.Add(ParseList());
            if (TakeWord("elif"))
            {
                bodies.Add(ParseList());
                continue;
            }

            if (TakeWord("else"))
                bodies.Add(ParseList());
            return Close("fi", start, CompoundKind.If, bodies.ToArray());
        }
    }

    private ShellNode ParseFor(int start)
    {
        _position += 3;
        SkipBlanks();
        if (StartsWith("(("))
            SkipBalanced("((", "))", _position);
        else
            ReadWord();
        SkipSeparators();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        if (TakeWord("in"))
        {
            SkipBlanks();
            while (_position < _end && !IsAt(';') && !IsAt('\n') && !IsOperator(_text[_position]))
            {
                words.Add(ReadWord());
                SkipBlanks();
            }

            SkipSeparators();
        }

        var list = new SimpleCommandSyntax(File(start, _position), ImmutableArray<ShellWord>.Empty, ImmutableArray<ShellWord>.Empty, ImmutableArray<Redirection>.Empty);
        var substitutions = words.SelectMany(word => word.Substitutions).Prepend(list).ToArray();
        return TakeWord("do") ? Close("done", start, CompoundKind.For, substitutions.Append(ParseList()).ToArray()) : OpaqueRest(start);
    }

    private ShellNode ParseCase(int start)
    {
        _position += 4;
        SkipBlanks();
        ReadWord();
        SkipSeparators();
        if (!TakeWord("in"))
            return OpaqueRest(start);
        var bodies = new List<ShellNode>();
        while (true)
        {
            SkipSeparators();
            if (TakeWord("esac"))
                break;
            if (_position >= _end)
                return OpaqueRest(start);
            TryTake("(");
            while (_position < _end && !IsAt(')'))
            {
                if (IsBlank(_text[_position]) || IsAt('|') || IsAt('\n'))
                    _position++;
                else if (IsOperator(_text[_position]))
                    return OpaqueRest(start);
                else
                    ReadWord();
            }

            if (!TryTake(")"))
                return OpaqueRest(start);
            bodies.Add(ParseList());
            SkipBlanks();
            if (!TryTake(";;&") && !TryTake(";;") && !TryTake(";&"))
            {
                SkipSeparators();
                if (!TakeWord("esac"))
                    return OpaqueRest(start);
                break;
            }
        }

        return Finish(start, CompoundKind.Case, bodies.ToArray());
    }

    private ShellNode ParseSimpleCommand()
    {
        var start = _position;
        var assignments = ImmutableArray.CreateBuilder<ShellWord>();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        var end = start;
        while (_position < _end)
        {
            SkipBlanks();
            if (_position >= _end || IsAt('\n') || IsAt('#') && (_position == 0 || char.IsWhiteSpace(_text[_position - 1])))
                break;
            if (TryReadRedirection(out var redirection))
            {
                redirections.Add(redirection!);
                end = _position;
                continue;
            }

            if (IsAt('(') && words.Count == 1 && assignments.Count == 0 && TryReadFunction(start, out var function))
                return function!;
            if (IsOperator(_text[_position]))
                break;
            var before = _position;
            var word = ReadWord();
            if (_position == before)
                break;
            end = _position;
            if (words.Count == 0 && IsAssignment(word.Text))
            {
                assignments.Add(word);
                // An array: name=( … ).
                if (word.Text.EndsWith("=", StringComparison.Ordinal) && IsAt('('))
                {
                    SkipBalanced("(", ")", _position);
                    end = _position;
                }
            }
            else
            {
                words.Add(word);
            }
        }

        if (end == start && _position < _end)
            return Opaque(start, start);
        return new SimpleCommandSyntax(File(start, end), assignments.ToImmutable(), words.ToImmutable(), redirections.ToImmutable());
    }

    private bool TryReadFunction(int start, out ShellNode? function)
    {
        function = null;
        var save = _position;
        _position++;
        SkipBlanks();
        if (!TryTake(")"))
        {
            _position = save;
            return false;
        }

        SkipSeparators();
        function = new CompoundCommandSyntax(File(start, _position), CompoundKind.Function, ImmutableArray.Create(ParseCommand()));
        return true;
    }

    private bool TryReadRedirection(out Redirection? redirection)
    {
        redirection = null;
        var start = _position;
        var i = _position;
        while (i < _end && char.IsDigit(_text[i]))
            i++;
        if (i < _end && _text[i] == '&' && i + 1 < _end && _text[i + 1] == '>')
            i++;
        if (i >= _end || _text[i] is not ('<' or '>'))
            return false;
        foreach (var candidate in new[] { "<<<", "<<-", "<<", "<>", "<&", ">>", ">&", ">|", "<", ">" })
        {
            if (string.CompareOrdinal(_text, i, candidate, 0, candidate.Length) != 0)
                continue;
            if (candidate.Length == 1 && i + 1 < _end && _text[i + 1] == '(')
                return false;
            _position = i + candidate.Length;
            SkipBlanks();
            var target = ReadWord();
            if (candidate is "<<" or "<<-")
                _pendingHeredocs.Add((target.Literal ?? target.Text, candidate == "<<-"));
            redirection = new Redirection(File(start, _position), candidate, target);
            return true;
        }

        return false;
    }

    private ShellWord ReadWord()
    {
        var start = _position;
        var literal = new StringBuilder();
        var isKnown = true;
        var isQuoted = false;
        var substitutions = ImmutableArray.CreateBuilder<ShellNode>();
        var inDouble = false;
        while (_position < _end)
        {
            var c = _text[_position];
            if (!inDouble && (IsBlank(c) || c == '\n' || (IsOperator(c) && !(c is '<' or '>' && _position + 1 < _end && _text[_position + 1] == '(' && _position == start))))
                break;
            switch (c)
            {
                case '\\' when _position + 1 < _end:
                    var next = _text[_position + 1];
                    if (next != '\n')
                        literal.Append(inDouble && next is not ('"' or '$' or '`' or '\\') ? "\\" + next : next.ToString());
                    _position += 2;
                    break;
                case '\'' when !inDouble:
                    isQuoted = true;
                    var close = _text.IndexOf('\'', _position + 1, _end - _position - 1);
                    if (close < 0)
                    {
                        _isComplete = false;
                        close = _end - 1;
                    }

                    literal.Append(_text, _position + 1, Math.Max(0, close - _position - 1));
                    _position = close + 1;
                    break;
                case '"':
                    isQuoted = true;
                    inDouble = !inDouble;
                    _position++;
                    break;
                case '$':
                    var value = ReadExpansion(substitutions);
                    isKnown &= value is not null;
                    literal.Append(value);
                    break;
                case '`':
                    ReadBackquoted(substitutions);
                    isKnown = false;
                    break;
                case '<' or '>' when !inDouble:
                    SkipBalanced("(", ")", ++_position);
                    isKnown = false;
                    break;
                default:
                    literal.Append(c);
                    _position++;
                    break;
            }
        }

        _isComplete &= !inDouble;
        return new ShellWord(File(start, _position), _text.Substring(start, _position - start), isKnown ? literal.ToString() : null, isQuoted, substitutions.ToImmutable());
    }

    // The text that an expansion gives where it is known; the position ends behind it.
    private string? ReadExpansion(ImmutableArray<ShellNode>.Builder substitutions)
    {
        var start = _position++;
        if (_position >= _end)
            return "$";
        var c = _text[_position];
        if (StartsWith("(("))
        {
            SkipBalanced("((", "))", _position, isUnderstood: true);
            return null;
        }

        if (c == '(')
        {
            _position++;
            var body = ParseList();
            SkipBlanks();
            if (!TryTake(")"))
                _isComplete = false;
            substitutions.Add(body);
            return null;
        }

        if (c == '{')
        {
            var depth = 0;
            while (_position < _end)
            {
                c = _text[_position++];
                if (c == '\\')
                    _position++;
                else if (c == '{')
                    depth++;
                else if (c == '}' && --depth == 0)
                    break;
            }

            _isComplete &= depth == 0;
            _position = Math.Min(_position, _end);
            var name = _text.Substring(start + 2, Math.Max(0, _position - start - 3));
            return name.All(IsNameCharacter) ? _resolve(name) : null;
        }

        if (c == '\'')
            return "";
        if (!IsNameCharacter(c))
        {
            if (c is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            {
                _position++;
                return null;
            }

            return "$";
        }

        var nameStart = _position;
        while (_position < _end && IsNameCharacter(_text[_position]))
            _position++;
        return _resolve(_text.Substring(nameStart, _position - nameStart));
    }

    private void ReadBackquoted(ImmutableArray<ShellNode>.Builder substitutions)
    {
        var start = ++_position;
        while (_position < _end && _text[_position] != '`')
            _position += _text[_position] == '\\' ? 2 : 1;
        _position = Math.Min(_position, _end);
        var inner = new ShellParser(_logical, start, _position, _resolve, _depth + 1);
        substitutions.Add(inner._depth > MaxDepth ? Opaque(start, _position) : inner.ParseScript());
        _isComplete &= inner._isComplete && _position < _end;
        if (_position < _end)
            _position++;
    }

    private ShellNode Close(string word, int start, CompoundKind kind, params ShellNode[] bodies)
    {
        SkipSeparators();
        if (word == ")" ? !TryTake(word) : !TakeWord(word))
            return OpaqueRest(start);
        return Finish(start, kind, bodies);
    }

    // Redirections behind a compound command belong to it.
    private CompoundCommandSyntax Finish(int start, CompoundKind kind, ShellNode[] bodies)
    {
        SkipBlanks();
        while (_position < _end && TryReadRedirection(out _))
            SkipBlanks();
        return new CompoundCommandSyntax(File(start, _position), kind, bodies.ToImmutableArray());
    }

    private ShellNode OpaqueRest(int start)
    {
        _position = _end;
        return Opaque(start, _end);
    }

    private OpaqueSyntax Opaque(int start, int end)
    {
        _isComplete = false;
        return new OpaqueSyntax(File(start, end));
    }

    private ShellNode SkipBalanced(string open, string close, int start, bool isUnderstood = true)
    {
        var depth = 0;
        var quote = '\0';
        while (_position < _end)
        {
            var c = _text[_position];
            if (c == '\\' && quote != '\'')
                _position += 2;
            else if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
                _position++;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
                _position++;
            }
            else if (TryTake(close))
            {
                if (--depth <= 0)
                    return new CompoundCommandSyntax(File(start, _position), CompoundKind.Group, ImmutableArray<ShellNode>.Empty);
            }
            else if (TryTake(open))
                depth++;
            else
                _position++;
        }

        _position = Math.Min(_position, _end);
        _isComplete &= isUnderstood && depth <= 0;
        return Opaque(start, _position);
    }

    private bool IsAtListEnd() => IsAt(')') || StartsWith(";;") || (PeekReserved() is { } word && s_reserved.Contains(word) && word != "in");

    private string? PeekReserved()
    {
        var end = _position;
        while (end < _end && !IsBlank(_text[end]) && _text[end] != '\n' && !IsOperator(_text[end]))
            end++;
        return end > _position ? _text.Substring(_position, end - _position) : null;
    }

    private bool TakeWord(string word)
    {
        SkipSeparators();
        if (PeekReserved() != word)
            return false;
        _position += word.Length;
        return true;
    }

    private void SkipSeparatorsAfterPipe(bool isAfterPipe)
    {
        if (isAfterPipe)
            SkipNewLines();
        SkipBlanks();
    }

    private void SkipSeparators()
    {
        while (true)
        {
            SkipNewLines();
            if (IsAt(';') && !StartsWith(";;"))
                _position++;
            else
                return;
        }
    }

    private void SkipNewLines()
    {
        while (true)
        {
            SkipBlanks();
            SkipComment();
            if (!IsAt('\n'))
                return;
            _position++;
            SkipHeredocBodies();
        }
    }

    private void SkipComment()
    {
        if (!IsAt('#'))
            return;
        while (_position < _end && !IsAt('\n'))
            _position++;
    }

    private void SkipHeredocBodies()
    {
        foreach (var (name, stripsTabs) in _pendingHeredocs)
        {
            var found = false;
            while (_position < _end && !found)
            {
                var lineEnd = _text.IndexOf('\n', _position, _end - _position);
                lineEnd = lineEnd < 0 ? _end : lineEnd;
                var line = _text.Substring(_position, lineEnd - _position).TrimEnd('\r');
                found = (stripsTabs ? line.TrimStart('\t') : line) == name;
                _position = Math.Min(_end, lineEnd + 1);
            }

            _isComplete &= found;
        }

        _pendingHeredocs.Clear();
    }

    private void SkipBlanks()
    {
        while (_position < _end && (IsBlank(_text[_position]) || (_text[_position] == '\\' && _position + 1 < _end && _text[_position + 1] == '\n')))
            _position += _text[_position] == '\\' ? 2 : 1;
    }

    private bool IsAt(char c) => _position < _end && _text[_position] == c;

    private bool StartsWith(string text) => _position + text.Length <= _end && string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    private bool TryTake(string text)
    {
        if (!StartsWith(text))
            return false;
        _position += text.Length;
        return true;
    }

    private TextSpan File(int start, int end) => _logical.ToFile(TextSpan.FromBounds(start, Math.Max(start, Math.Min(end, _end))));

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\v' or '\f';

    private static bool IsOperator(char c) => c is ';' or '&' or '|' or '(' or ')' or '<' or '>';

    private static bool IsNameCharacter(char c) => c == '_' || (c < 128 && char.IsLetterOrDigit(c));

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=');
        if (equals <= 0 || char.IsDigit(word[0]))
            return false;
        var name = word[equals - 1] == '+' ? word.Substring(0, equals - 1) : word.Substring(0, equals);
        return name.Length > 0 && name.All(IsNameCharacter);
    }
}
