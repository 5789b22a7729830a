using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// Finds comments that are meant to suppress findings but do not: misspelled, without rules, or in the wrong place.
/// </summary>
internal static class SuppressionChecker
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Product = "dockerfile-analyzers";

    private static readonly Regex s_product = new(
        @"\A(?<product>docker[-_ ]?files?[-_ ]?analy[sz]e?r?s?(?![a-z])|[a-z][\w-]*)[\s:;,./_-]*(?<rest>.*)\z",
        Options | RegexOptions.Singleline);

    private static readonly Regex s_verb = new(
        @"\A(?<verb>[a-z]+?(?=DFA\d)|[a-z]+(?:[-_](?:files?|lines?|next-line"
            + @"|next))?)\s*(?<separator>[=:(\[]?)\s*(?<list>.*)\z",
        Options | RegexOptions.Singleline);

    private static readonly Regex s_typographicHyphen = new(@"[\u2010-\u2015\u2212]", Options);

    private static readonly Regex s_foreignId = new(@"\A(?:DL|SC)\d{4}\z", Options);

    private static readonly Regex s_inText = new(
        @"#[ \t]*dockerfile-analyzers[ \t]+ignore(?:-file)?[ \t]*=[ \t]*\w[^\r\n]*", Options);

    // The comments of other tools and languages, with our rules.
    private static readonly Regex s_otherForm = new(
        @"\A(?:pragma\s+warning\s+disable|no-?qa|no-?lint|eslint-disable(?:-next-line)?"
        + @"|ReSharper\s+disable(?:\s+once)?|(?:checkov|bridgecrew):\s*skip"
        + @"|trivy:ignore)\s*[:=(]?\s*(?<list>[\w\s,]+?)\s*(?:[-#;:/(].*)?\z", Options);

    private static readonly string[] s_verbs =
    {
        "ignore", "ignorefile", "ignoreline", "ignorenextline", "ignorenext", "disable", "disablefile", "disableline",
        "suppress",
    };

    // BuildKit's checks without an equivalent rule.
    private static readonly string[] s_otherChecks = { "InvalidBaseImagePlatform", "InvalidDefinitionDescription" };

    private static readonly Recent<string, string?> s_misses = new(text =>
        HadolintComments.DescribeNearMiss(text) ?? DescribeNearMiss(text) ?? DescribeOtherForm(text));

    public static IEnumerable<(TextSpan Span, string Message)> Check(DockerfileSyntax syntax)
    {
        var attached = new Lazy<HashSet<CommentSyntax>>(() => new(syntax.Instructions.SelectMany(instruction =>
            instruction.Comments)));
        foreach (var directive in syntax.Directives.Where(directive => directive.Name == "check"))
        {
            foreach (var problem in CheckDirective(syntax.File, directive))
                yield return problem;
        }

        foreach (var comment in syntax.Comments)
        {
            foreach (var problem in FindProblems(
                syntax.File,
                comment,
                () => attached.Value.Contains(comment)
                    ? null
                    : "This comment does not suppress anything because no instruction follows it directly"))
                yield return problem;
        }

        if (!syntax.File.Text.Mentions(Product))
            yield break;
        foreach (Match match in s_inText.Matches(syntax.File.Text))
        {
            if (!syntax.Comments.Any(comment => comment.Span.Contains(match.Index)))
                yield return (
                    new TextSpan(match.Index, match.Length),
                    "A comment that suppresses findings must be on a separate line above the instruction or between "
                        + "its lines, not in a here-document");
        }
    }

    public static IEnumerable<(TextSpan Span, string Message)> Check(DockerignoreSyntax syntax) => syntax.Comments
        .SelectMany(comment => FindProblems(
            syntax.File, comment, () => syntax.Patterns.Any(pattern => pattern.Span.Start > comment.Span.End) ? null
                : "This comment does not suppress anything because no pattern follows it"));

    private static IEnumerable<(TextSpan Span, string Message)> FindProblems(
        SourceFile file, CommentSyntax comment, Func<string?> findPlaceProblem)
    {
        var suppression = SuppressionComment.Parse(comment.Text);
        if (suppression?.Origin is not SuppressionOrigin.Own)
        {
            var message = suppression is null ? s_misses[comment.Text] : DescribeOtherForm(comment.Text);
            if (message is not null)
                yield return (comment.Span, message);
            foreach (var name in HadolintComments.FindUnknown(suppression))
                yield return (FindName(file, comment, name), $"Unknown check '{name}'");
            yield break;
        }

        if (suppression.Names.IsEmpty)
            yield return (
                comment.Span, "Specify the rules to suppress, such as '# dockerfile-analyzers ignore=DFA1202'");
        var hasUnknown = false;
        foreach (var unknown in suppression.Names.Where(name => !IsKnown(name)))
        {
            var meant = KnownRules.FindMeant(unknown);
            var isReason = meant is null && unknown != suppression.Names[0] && unknown.All(char.IsLower);
            yield return (
                FindName(file, comment, unknown),
                $"Unknown rule '{unknown}'" + (isReason ? "; a reason must follow '--'" : SettingKinds.Suggest(meant)));
            hasUnknown = true;
            // All words of a reason are one mistake.
            if (isReason)
                break;
        }

        if (!hasUnknown && !suppression.Names.IsEmpty && suppression.Scope is SuppressionScope.Instruction
            && findPlaceProblem() is { } placeProblem)
            yield return (comment.Span, placeProblem);
    }

    private static TextSpan FindName(SourceFile file, CommentSyntax comment, string name) => new(
        file.Text.IndexOf(name, file.Text.IndexOf('=', comment.Span.Start), StringComparison.Ordinal), name.Length);

    private static bool IsKnown(string name) => KnownRules.IsId(name) || KnownRules.FindByName(name) is not null
        || RuleCatalog.FindEquivalents(name).Any() || !PeerRuleTable.Find(name).IsEmpty;

    // Comments that mention the product in a sentence are not checked.
    private static string? DescribeNearMiss(string text)
    {
        text = text.TrimStart('#', ' ', '\t', '\u00A0');
        if (!MayNameProduct(text))
            return null;
        text = s_typographicHyphen.Replace(text, "-");
        if (s_product.Match(text) is not { Success: true } match
            || Spelling.FindNearest(Regex.Replace(match.Groups["product"].Value, "[-_ ]", "").ToLowerInvariant(), new[]
            {
                "dockerfileanalyzers",
            }) is null)
            return null;
        var rest = match.Groups["rest"].Value;
        var parts = s_verb.Match(rest);
        var verb = Regex.Replace(parts.Groups["verb"].Value, "[-_]", "").ToLowerInvariant();
        var isVerb = parts.Success && Spelling.FindNearest(verb, s_verbs) is not null;
        var words = SettingKinds.Split(
            isVerb ? Unquote(parts.Groups["list"].Value) : rest.TrimStart('='));
        var separator = parts.Groups["separator"].Value;
        var rules = words.Select(Unquote).TakeWhile(IsRule).ToArray();
        var isMeant = isVerb
            ? separator == "=" || words.IsEmpty || rules.Length > 0
            : rules.Length > 0 && (rules.Length == words.Length || words[rules.Length] == "--");
        if (!isMeant)
            return null;
        var form = verb.TrimEnd('s').EndsWith("file", StringComparison.Ordinal) ? "ignore-file" : "ignore";
        return "This comment does not suppress anything; "
            + $"write '# dockerfile-analyzers {form}={(rules.Length == 0 ? "DFA1202" : string.Join(",", rules))}'"
            + (rules.Length < words.Length ? ", with a reason after '--'" : "");
    }

    /// <summary>Names without surrounding quotes or brackets.</summary>
    internal static string Unquote(string text) => text.Trim('"', '\'', '(', ')', '[', ']');

    // The name in its own words, or as a word that is about as long.
    private static bool MayNameProduct(string text)
    {
        const int MinLength = 15;
        if (text.StartsWith("docker", StringComparison.OrdinalIgnoreCase))
            return true;
        for (var i = 0; i < MinLength; i++)
        {
            if (i == text.Length || (text[i] < 128 && !char.IsLetterOrDigit(text[i]) && text[i] is not ('-' or '_')))
                return false;
        }

        return true;
    }

    private static string? DescribeOtherForm(string text)
    {
        if (!text.Mentions(KnownRules.Prefix) || s_otherForm.Match(text) is not { Success: true } match)
            return null;
        var rules = SettingKinds.Split(match.Groups["list"].Value).TakeWhile(KnownRules.IsId).ToArray();
        return rules.Length == 0
            ? null
            : $"This comment does not suppress {string.Join(", ", rules)}; "
                + $"write '# dockerfile-analyzers ignore={string.Join(",", rules)}'";
    }

    private static bool IsRule(string word) =>
        KnownRules.LooksLikeId(word) || s_foreignId.IsMatch(word) || KnownRules.FindByName(word) is not null;

    private static IEnumerable<(TextSpan Span, string Message)> CheckDirective(
        SourceFile file, ParserDirectiveSyntax directive)
    {
        var space = directive.Value.IndexOfAny(new[] { ' ', '\t' });
        if (space >= 0)
        {
            yield return (
                TextSpan.FromBounds(directive.ValueSpan.Start + space, directive.ValueSpan.End).TrimStart(file),
                "Docker ignores everything after a space in '# check='; remove the space");
        }

        var checks = RuleCatalog.All.SelectMany(rule => rule.Descriptor.Equivalents)
            .Where(name => !char.IsDigit(name[name.Length - 1])).Concat(s_otherChecks).Distinct().ToArray();
        foreach (var name in SuppressionComment.ReadCheck(directive.Value)
            .Where(name => name != "all" && !checks.Contains(name)))
        {
            var meant = checks.FirstOrDefault(check => check.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? Spelling.FindNearest(name, checks)
                    ?? (name.Equals("all", StringComparison.OrdinalIgnoreCase) ? "all" : null);
            if (meant is not null)
                yield return (
                    new TextSpan(
                        file.Text.IndexOf(name, directive.ValueSpan.Start, StringComparison.Ordinal), name.Length),
                    $"Unknown Docker check '{name}'; did you mean '{meant}'?");
        }
    }

    private static TextSpan TrimStart(this TextSpan span, SourceFile file)
    {
        var start = span.Start;
        while (start < span.End - 1 && char.IsWhiteSpace(file.Text[start]))
            start++;
        return TextSpan.FromBounds(start, span.End);
    }
}
