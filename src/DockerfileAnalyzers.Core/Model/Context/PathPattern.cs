namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// A pattern of an ignore file, of <c>--exclude</c> or of a source, as Docker's matcher reads it. <c>*</c>, <c>?</c>
/// and <c>[…]</c> stand for
/// characters of one name. <c>**</c> matches any number of directories, or none, wherever it is written, with the
/// <c>/</c> after it if there
/// is one: <c>foo**/bar</c> matches <c>foobar</c> and <c>foo/x/bar</c>. Only at the start of an otherwise literal
/// pattern and at the end of
/// any it matches characters: <c>**.env</c> matches <c>prod.env</c>, and <c>dist/**</c> what is in <c>dist</c>,
/// not <c>dist</c> itself.
/// </summary>
internal sealed class PathPattern
{
    private readonly string _text;
    private readonly Form _form;
    private readonly ImmutableArray<Token> _tokens;
    private readonly int _minLength;

    /// <param name="pattern">Cleaned: relative, with <c>/</c>.</param>
    public PathPattern(string pattern)
    {
        _form = GetForm(pattern);
        _text = _form switch
        {
            Form.Suffix => pattern.Substring(2),
            Form.Prefix => pattern.Substring(0, pattern.Length - 2),
            _ => pattern,
        };
        _tokens = _form is Form.Wildcards ? ReadTokens(pattern) : ImmutableArray<Token>.Empty;
        _minLength = _tokens.Count(token => token.Kind is TokenKind.Literal or TokenKind.Any or TokenKind.Class);
    }

    private enum Form
    {
        Literal,
        Suffix,
        Prefix,
        Wildcards,
    }

    private enum TokenKind
    {
        Literal,
        /// <summary>One character but <c>/</c>.</summary>
        Any,
        /// <summary>Any number of characters but <c>/</c>.</summary>
        Star,
        Class,
        /// <summary>Nothing, or what the token that follows reads.</summary>
        OptionalFolders,
        /// <summary>Any characters, the last of them <c>/</c>.</summary>
        Folders,
        /// <summary>Any characters.</summary>
        Rest,
    }

    private readonly record struct Token(TokenKind Kind, char Literal = '\0', CharacterClass? Class = null);

    /// <summary>The path that it names, without wildcards; <see langword="null"/> where it has any.</summary>
    public string? Path => _form is Form.Literal ? _text : null;

    /// <summary>
    /// The name that it looks for in every folder; <see langword="null"/> where it looks for something else.
    /// </summary>
    public string? NameAnywhere => _form is Form.Suffix && _text.LastIndexOf('/') == 0 ? _text.Substring(1) : null;

    /// <summary>How many places of the pattern each character of a path is compared with, at most.</summary>
    internal int Length => _tokens.Length;

    /// <summary>Whether it matches the path itself or a folder above it.</summary>
    public bool Matches(string path) => FindEnd(path) >= 0;

    /// <summary>
    /// The length of the shortest part of the path, in segments, that it matches: the file or
    /// folder that a source takes; 0 where none.
    /// </summary>
    public int GetMatchedLength(string path) =>
        FindEnd(path) is >= 0 and var end ? path.Substring(0, end).Split('/').Length : 0;

    // Where the shortest part of the path ends that is matched: at a slash, or with the path.
    private int FindEnd(string path) => _form switch
    {
        Form.Literal =>
            path.StartsWith(_text, StringComparison.Ordinal) && IsEnd(path, _text.Length) ? _text.Length : -1,
        Form.Prefix =>
            path.StartsWith(_text, StringComparison.Ordinal) ? FindNextEnd(path, Math.Max(_text.Length, 1)) : -1,
        Form.Suffix => FindSuffix(path),
        _ => Run(path),
    };

    private static bool IsEnd(string path, int at) => at == path.Length || path[at] == '/';

    private static int FindNextEnd(string path, int at) =>
        path.IndexOf('/', Math.Min(at, path.Length)) is >= 0 and var slash ? slash : path.Length;

    private int FindSuffix(string path)
    {
        if (_text.Length == 0)
            return FindNextEnd(path, 0);
        // "**/name" also matches the name at the start.
        if (_text[0] == '/' && string.CompareOrdinal(path, 0, _text, 1, _text.Length - 1) == 0
            && path.Length >= _text.Length - 1 && IsEnd(path, _text.Length - 1))
            return _text.Length - 1;
        int Next(int from) => path.IndexOf(_text, from, StringComparison.Ordinal);
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            if (IsEnd(path, at + _text.Length))
                return at + _text.Length;
        }

        return -1;
    }

    private static Form GetForm(string pattern)
    {
        var startsSo = pattern.StartsWith("**", StringComparison.Ordinal);
        if (IsLiteral(startsSo ? pattern.Substring(2) : pattern))
            return startsSo ? Form.Suffix : Form.Literal;
        return pattern.EndsWith("**", StringComparison.Ordinal) && IsLiteral(pattern.Substring(0, pattern.Length - 2))
            ? Form.Prefix : Form.Wildcards;
    }

    private static bool IsLiteral(string text) => !Glob.HasWildcard(text) && text.IndexOf('\\') < 0;

    private static ImmutableArray<Token> ReadTokens(string pattern)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (var at = 0; at < pattern.Length;)
        {
            var c = pattern[at++];
            switch (c)
            {
                case '*' when at < pattern.Length && pattern[at] == '*':
                    at++;
                    if (at < pattern.Length && pattern[at] == '/')
                        at++;
                    if (at == pattern.Length)
                    {
                        tokens.Add(new Token(TokenKind.Rest));
                    }
                    else if (tokens.Count == 0 || tokens[tokens.Count - 1].Kind is not TokenKind.Folders)
                    {
                        // Any number of folders twice is any number of folders.
                        tokens.Add(new Token(TokenKind.OptionalFolders));
                        tokens.Add(new Token(TokenKind.Folders));
                    }

                    break;
                case '*':
                    tokens.Add(new Token(TokenKind.Star));
                    break;
                case '?':
                    tokens.Add(new Token(TokenKind.Any));
                    break;
                case '[' when CharacterClass.TryRead(pattern, at - 1, out var end, out _) is { } characters:
                    tokens.Add(new Token(TokenKind.Class, Class: characters));
                    at = end;
                    break;
                case '\\' when at < pattern.Length:
                    tokens.Add(new Token(TokenKind.Literal, pattern[at++]));
                    break;
                default:
                    tokens.Add(new Token(TokenKind.Literal, c));
                    break;
            }
        }

        return tokens.ToImmutable();
    }

    // All positions in the pattern that the path so far can lead to, at once: linear in pattern × path, no
    // backtracking.
    private int Run(string path)
    {
        // So a long pattern costs no more than the path is long.
        if (_minLength > path.Length)
            return -1;
        var current = new bool[_tokens.Length + 1];
        var next = new bool[_tokens.Length + 1];
        Enter(current, 0);
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '/' && current[_tokens.Length])
                return at;
            Array.Clear(next, 0, next.Length);
            var isAlive = false;
            for (var i = 0; i < _tokens.Length; i++)
            {
                if (current[i])
                    isAlive |= Step(i, path[at], next);
            }

            if (!isAlive)
                return -1;
            (current, next) = (next, current);
        }

        return current[_tokens.Length] ? path.Length : -1;
    }

    private bool Step(int i, char c, bool[] next)
    {
        var token = _tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Literal when c == token.Literal:
            case TokenKind.Any when c != '/':
            case TokenKind.Class when token.Class!.Contains(c):
                Enter(next, i + 1);
                return true;
            case TokenKind.Star when c != '/':
            case TokenKind.Rest:
                Enter(next, i);
                return true;
            case TokenKind.Folders:
                next[i] = true;
                if (c == '/')
                    Enter(next, i + 1);
                return true;
            default:
                return false;
        }
    }

    // A token that can match nothing also leads to the token after it.
    private void Enter(bool[] positions, int i)
    {
        positions[i] = true;
        if (i == _tokens.Length)
            return;
        if (_tokens[i].Kind is TokenKind.Star or TokenKind.Rest)
            Enter(positions, i + 1);
        if (_tokens[i].Kind is not TokenKind.OptionalFolders)
            return;
        Enter(positions, i + 1);
        Enter(positions, i + 2);
    }
}
