namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>A construct that not every shell supports.</summary>
/// <param name="Name">As written: <c>[[</c>, <c>source</c>.</param>
/// <param name="InDash">Executed in dash 0.5.12.</param>
/// <param name="InAsh">Executed in BusyBox 1.35.</param>
/// <param name="Edits">The equivalent in every shell; default if it is not simple.</param>
internal sealed record NonPosixConstruct(
    string Name, TextSpan Span, ShellSupport InDash, ShellSupport InAsh, ImmutableArray<TextEdit> Edits = default)
{
    private const ShellSupport W = ShellSupport.Works;
    private const ShellSupport F = ShellSupport.Fails;
    private const ShellSupport D = ShellSupport.Differs;

    private static readonly Regex s_stepBehind = new(@"\w\s*(?:\+\+|--)(?!\s*\w)", RegexOptions.CultureInvariant);

    private static readonly Regex s_stepBefore = new(
        @"(?<!\w\s*)(?:\+\+|--)\s*[A-Za-z_]", RegexOptions.CultureInvariant);

    private static readonly Regex s_power = new(@"\*\*", RegexOptions.CultureInvariant);

    // An expansion is a "$" here.
    private static readonly Regex s_base = new(@"[0-9A-Za-z_$]#", RegexOptions.CultureInvariant);

    private static readonly Regex s_variableName = new(@"\b[A-Z_]+\b", RegexOptions.CultureInvariant);

    private static readonly Regex s_formatOfBash = new(
        @"(?<!%)(?:%%)*(?<format>%[-+ #0]*[0-9]*(?:\.[0-9]*)?(?:q|\())", RegexOptions.CultureInvariant);

    // The options of read that take a value.
    private static readonly char[] s_readValues = { 'd', 'n', 'N', 't', 'u', 'p', 'i', 'a' };

    // Unary operators: dash and BusyBox do not support these.
    private static readonly string[] s_unaryOfBash = { "-a", "-o", "-N", "-R", "-v" };

    /// <summary>How a shell treats it; <see cref="ShellSupport.Works"/> in bash.</summary>
    public ShellSupport In(ShellDialect dialect) => dialect switch
    {
        ShellDialect.Dash => InDash,
        ShellDialect.Ash => InAsh,
        _ => ShellSupport.Works,
    };

    /// <summary>
    /// The first use of each construct that the script does not check for, in the order of the text.
    /// </summary>
    public static IEnumerable<NonPosixConstruct> Find(RunScript script)
    {
        var all = FindAll(script).ToArray();
        return all.Length == 0 ? [] : all.OrderBy(use => use.Span).GroupBy(use => use.Name)
            .Select(group => group.FirstOrDefault(use => !ShellGuard.Covers(script, use))).OfType<NonPosixConstruct>();
    }

    /// <summary>Every use.</summary>
    internal static IEnumerable<NonPosixConstruct> FindAll(RunScript script)
    {
        foreach (var use in FindFeatures(script))
            yield return use;
        foreach (var command in script.Commands)
        {
            foreach (var use in FindInCommand(script, command))
                yield return use;
        }

        foreach (var use in FindVariables(script))
            yield return use;
        foreach (var node in script.Nodes)
        {
            if (node is ArithmeticPart or GlobPart or Redirection)
            {
                foreach (var use in FindInNode(node))
                    yield return use;
            }
        }
    }

    private static IEnumerable<NonPosixConstruct> FindFeatures(RunScript script)
    {
        foreach (var use in script.Tree.Features)
        {
            var (name, dash, ash) = GetSupport(use.Feature);
            yield return new NonPosixConstruct(name, use.Span, dash, ash, use.Feature switch
            {
                ShellFeature.PipeBoth => ImmutableArray.Create(TextEdit.Replace(use.Span, "2>&1 |")),
                ShellFeature.RedirectBoth or ShellFeature.AppendBoth => RedirectBoth(script, use),
                _ => default,
            });
        }
    }

    private static ImmutableArray<TextEdit> RedirectBoth(RunScript script, ShellFeatureUse use)
    {
        var redirection = script.Nodes.OfType<Redirection>().First(candidate => candidate.OperatorSpan == use.Span);
        return redirection.Target is null
            ? default
            : ImmutableArray.Create(
                TextEdit.Replace(use.Span, redirection.Operator == "&>>" ? ">>" : ">"),
                TextEdit.Insert(redirection.Span.End, " 2>&1"));
    }

    private static IEnumerable<NonPosixConstruct> FindInCommand(RunScript script, SimpleCommandSyntax command)
    {
        if (command.Words.IsEmpty || script.Tree.DefinedNames.Contains(command.Words[0].Text))
            yield break;
        if (ShellBuiltins.Has(command.Words[0].Text))
        {
            foreach (var use in FindBuiltin(command))
                yield return use;
        }

        foreach (var use in FindUses(command))
            yield return use;
    }

    private static IEnumerable<NonPosixConstruct> FindUses(SimpleCommandSyntax command) => command.Words[0].Text switch
    {
        "[" or "test" => FindTestOperators(command),
        "echo" => FindEchoOptions(command),
        "printf" => FindFormats(command),
        "trap" or "kill" => FindSignals(command),
        "exit" or "return" => FindNegativeStatus(command),
        "read" when command.Words.Skip(1).All(word => IsOption(word) && word.Text.IndexOfAny(s_readValues) < 0)
            => new[] { new NonPosixConstruct("read without a variable", command.Words[0].Span, F, W) },
        "local" when !command.Ancestors.Any(node => node is FunctionSyntax)
            => new[] { new NonPosixConstruct("local outside a function", command.Words[0].Span, F, F) },
        _ => [],
    };

    private static IEnumerable<NonPosixConstruct> FindBuiltin(SimpleCommandSyntax command)
    {
        var name = command.Words[0].Text;
        // "." looks for a name without slash in PATH alone, "source" here as well: which is meant is not known.
        if (ShellBuiltins.Find(name, "*") is var (dash, ash))
        {
            var isPath = name == "source" && command.Words.Length > 1 && command.Words[1].Text.IndexOf('/') >= 0;
            var edits = isPath ? ImmutableArray.Create(TextEdit.Replace(command.Words[0].Span, ".")) : default;
            yield return new NonPosixConstruct(name, command.Words[0].Span, dash, ash, edits);
        }

        for (var i = 1; i < command.Words.Length && IsOption(command.Words[i]); i++)
        {
            var option = command.Words[i];
            var letters = option.Text.Substring(1);
            var found = letters.Select(letter => ShellBuiltins.Find(name, letter.ToString()));
            if (found.FirstOrDefault(each => each is not null) is { } support)
                yield return new NonPosixConstruct(name + " " + option.Text, option.Span, support.Dash, support.Ash);
            if (name == "set" && letters.EndsWith("o", StringComparison.Ordinal) && i + 1 < command.Words.Length)
            {
                var set = command.Words[++i];
                if (ShellBuiltins.Find(name, set.Text) is var (inDash, inAsh))
                    yield return new NonPosixConstruct("set -o " + set.Text, set.Span, inDash, inAsh);
            }
            else if (name == "read" && letters.IndexOfAny(s_readValues) == letters.Length - 1)
            {
                i++;
            }
        }
    }

    private static bool IsOption(ShellWord word) =>
        word.Text.Length > 1 && word.Text[0] is '-' or '+' && word.Text[1] != '-';

    private static IEnumerable<NonPosixConstruct> FindTestOperators(SimpleCommandSyntax command)
    {
        var name = command.Words[0].Text;
        var words = command.Words;
        for (var i = 1; i < words.Length; i++)
        {
            var word = words[i];
            if (word.Text is "==" or "=~")
                yield return word.Text == "=="
                    ? new NonPosixConstruct(
                        name + " ==", word.Span, F, W, ImmutableArray.Create(TextEdit.Replace(word.Span, "=")))
                    : new NonPosixConstruct(name + " =~", word.Span, F, F);
            // Between two operands, "-a" and "-o" are connectives, not operators of this kind.
            else if (s_unaryOfBash.Contains(word.Text) && IsOperandExpected(words, i) && i + 1 < words.Length
                && words[i + 1].Text is not ("]" or "=" or "!=" or "=="))
                yield return new NonPosixConstruct(name + " " + word.Text, word.Span, F, F);
        }
    }

    private static bool IsOperandExpected(ImmutableArray<ShellWord> words, int index) =>
        index == 1 || words[index - 1].Text is "!" or "(" or "\\("
        || (index > 2 && words[index - 1].Text is "-a" or "-o" && !IsOperandExpected(words, index - 1));

    private static IEnumerable<NonPosixConstruct> FindEchoOptions(SimpleCommandSyntax command)
    {
        if (command.Words.Length < 2 || command.Words[1].Text is not ("-e" or "-ne" or "-en" or "-E"))
            yield break;
        var option = command.Words[1];
        var end = command.Words.Length > 2 ? command.Words[2].Span.Start : option.Span.End;
        yield return new NonPosixConstruct(
            "echo " + option.Text,
            option.Span,
            IsForTheLog(command) ? W : D,
            W,
            option.Text == "-e" && end > option.Span.End
                ? ImmutableArray.Create(TextEdit.Delete(TextSpan.FromBounds(option.Span.Start, end)))
                : default);
    }

    // The format of the builtin; "/usr/bin/printf" has more.
    private static IEnumerable<NonPosixConstruct> FindFormats(SimpleCommandSyntax command)
    {
        if (PrintfCommand.Create(command) is not { Format: { Constant: { } text } format })
            yield break;
        if (s_formatOfBash.Match(text) is { Success: true } match)
            yield return new NonPosixConstruct(
                "printf " + (match.Value.EndsWith("(", StringComparison.Ordinal) ? "%(…)T" : "%q"), format.Span, F, F);
        if (text.Contains("\\x"))
            yield return new NonPosixConstruct("printf \\x", format.Span, D, W);
    }

    private static IEnumerable<NonPosixConstruct> FindSignals(SimpleCommandSyntax command)
    {
        var isKill = command.Words[0].Text == "kill";
        foreach (var word in command.Words.Skip(isKill ? 1 : 2))
        {
            var signal = isKill ? word.Text.TrimStart('-') : word.Text;
            if (signal.StartsWith("SIG", StringComparison.OrdinalIgnoreCase)
                && (!isKill || signal.Length < word.Text.Length || command.Words[1].Text == "-s"))
                yield return new NonPosixConstruct(command.Words[0].Text + " " + word.Text, word.Span, F, W);
            else if (!isKill && word.Text is "ERR" or "DEBUG" or "RETURN")
                yield return new NonPosixConstruct("trap " + signal, word.Span, F, F);
        }
    }

    // Bash takes it modulo 256.
    private static IEnumerable<NonPosixConstruct> FindNegativeStatus(SimpleCommandSyntax command)
    {
        if (command.Words.Length != 2 || command.Words[1] is not { Text: { Length: > 1 } text, Span: var span }
            || text[0] != '-'
            || !byte.TryParse(text.Substring(1), out var number) || number == 0)
            yield break;
        var status = (256 - number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return new NonPosixConstruct(
            command.Words[0].Text + " " + text, span, F, F, ImmutableArray.Create(TextEdit.Replace(span, status)));
    }

    // Text for people in the output of the build can look strange.
    private static bool IsForTheLog(SimpleCommandSyntax command) =>
        command.Redirections.IsEmpty
        && !command.Ancestors.Any(node =>
            node is PipelineSyntax { Commands.Length: > 1 } or SubstitutionPart or ProcessSubstitutionPart
                or CompoundCommandSyntax { Redirections.IsEmpty: false });

    private static IEnumerable<NonPosixConstruct> FindInNode(ShellNode node)
    {
        switch (node)
        {
            case ArithmeticPart { Expression: var expression } arithmetic:
                if (s_stepBehind.IsMatch(expression))
                    yield return new NonPosixConstruct("x++", node.Span, F, W);
                // Two signs in a row in dash (tested): $((--x)) is x.
                if (s_stepBefore.IsMatch(expression))
                    yield return new NonPosixConstruct("++x", node.Span, D, W);
                if (s_power.IsMatch(expression))
                    yield return new NonPosixConstruct("**", node.Span, F, W);
                var plain = string.Concat(
                    arithmetic.Parts.Select(part => part is LiteralPart literal ? literal.Value : "$"));
                if (s_base.IsMatch(plain))
                    yield return new NonPosixConstruct("…#…", node.Span, F, W);
                break;
            case GlobPart { Text: var text } when text.StartsWith("[^", StringComparison.Ordinal):
                yield return new NonPosixConstruct(
                    "[^…]",
                    node.Span,
                    D,
                    W,
                    ImmutableArray.Create(TextEdit.Replace(new TextSpan(node.Span.Start + 1, 1), "!")));
                break;
            case Redirection { Target: { Text: var file } target } when file.StartsWith(
                "/dev/tcp/", StringComparison.Ordinal) || file.StartsWith("/dev/udp/", StringComparison.Ordinal):
                yield return new NonPosixConstruct(file.Substring(0, 8), target.Span, F, F);
                break;
        }
    }

    private static IEnumerable<NonPosixConstruct> FindVariables(RunScript script)
    {
        foreach (var part in script.Nodes.OfType<ParameterPart>())
        {
            if (part.Operator is not (":-" or "-") && FindVariable(script, part.Name, part.Span) is { } use)
                yield return use;
        }

        // In an expression, a name needs no "$".
        foreach (var arithmetic in script.Nodes.OfType<ArithmeticPart>())
        {
            foreach (var match in arithmetic.Parts.OfType<LiteralPart>()
                .SelectMany(part => s_variableName.Matches(part.Value).Cast<Match>()))
            {
                if (FindVariable(script, match.Value, arithmetic.Span) is { } use)
                    yield return use;
            }
        }
    }

    private static NonPosixConstruct? FindVariable(RunScript script, string name, TextSpan span) =>
        FindVariableSupport(name) is { } support && !script.Variables.IsAssigned(name)
        && script.FindVariable(name) is null
            ? new NonPosixConstruct("$" + name, span, support.Dash, support.Ash) : null;

    // Not a table in memory: few scripts use any, and it would slow down the first script.
    private static Support GetSupport(ShellFeature feature) => feature switch
    {
        ShellFeature.ProcessSubstitution => new("<(…)", F, W),
        ShellFeature.ExtendedGlob => new("@(…)", F, F),
        ShellFeature.AnsiQuote => new("$'…'", D, W),
        ShellFeature.LocalizedQuote => new("$\"…\"", D, D),
        ShellFeature.ArithmeticFor => new("for ((…))", F, F),
        ShellFeature.ArithmeticCommand => new("((…))", F, F),
        ShellFeature.OldArithmetic => new("$[…]", D, D),
        ShellFeature.BraceExpansion => new("{…,…}", D, D),
        ShellFeature.DoubleBracket => new("[[", F, W),
        ShellFeature.HereString => new("<<<", F, F),
        ShellFeature.RedirectBoth => new("&>", D, W),
        ShellFeature.AppendBoth => new("&>>", D, F),
        ShellFeature.BracedLoop => new("for … { }", F, F),
        ShellFeature.RedirectBothOldStyle => new(">&", F, W),
        ShellFeature.NamedDescriptor => new("{…}>", D, D),
        ShellFeature.AppendAssignment => new("+=", F, F),
        ShellFeature.Array => new("an array", F, F),
        ShellFeature.PipeBoth => new("|&", F, F),
        ShellFeature.FunctionKeyword => new("function", F, W),
        ShellFeature.FunctionName => new("a function of this name", F, F),
        ShellFeature.Slice => new("${…:…}", F, W),
        ShellFeature.Replacement => new("${…/…/…}", F, W),
        ShellFeature.CaseModification => new("${…^}", F, F),
        ShellFeature.Indirection => new("${!…}", F, F),
        ShellFeature.Transformation => new("${…@…}", F, F),
        ShellFeature.CaseFallThrough => new(";&", F, F),
        ShellFeature.Select => new("select", F, F),
        ShellFeature.Coprocess => new("coproc", F, F),
        ShellFeature.FileSubstitution => new("$(<…)", D, D),
        ShellFeature.FunctionSubstitution => new("${ …; }", F, F),
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };

    private static Support? FindVariableSupport(string name) => name switch
    {
        "RANDOM" or "HOSTNAME" or "EPOCHSECONDS" or "EPOCHREALTIME" or "SHLVL" => new(name, D, W),
        "UID" or "EUID" or "HOSTTYPE" or "MACHTYPE" or "OSTYPE" or "SECONDS" or "PIPESTATUS" or
            "BASH_SOURCE" or "BASH_VERSION" or "BASH_VERSINFO" or "BASHPID" or "SRANDOM" or "FUNCNAME" or
            "DIRSTACK" => new(name, D, D),
        _ => null,
    };

    private sealed record Support(string Name, ShellSupport Dash, ShellSupport Ash);
}
