namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// The comments that say to ignore a finding: our own and those of other tools, so that adopting this package does not
/// mean editing every comment. Names are ids, rule names, or what a rule declares as equivalent.
/// </summary>
internal sealed class Suppressions
{
    private readonly List<Entry> _entries = new();

    private readonly List<(CommentSyntax Comment, string Names, string Mark)> _unexplained = new();

    private Suppressions()
    {
    }

    public static Suppressions Of(DockerfileSyntax syntax)
    {
        var result = new Suppressions();
        foreach (var directive in syntax.Directives.Where(directive => directive.Name == "check"))
            result.Add(
                null,
                new SuppressionComment(
                    SuppressionOrigin.Check, SuppressionScope.File, SuppressionComment.ReadCheck(directive.Value)),
                null);
        foreach (var comment in syntax.Comments)
        {
            if (SuppressionComment.Parse(comment.Text) is { Scope: not SuppressionScope.Instruction } suppression)
                result.Add(
                    suppression.Scope is SuppressionScope.Stage ? FindStage(syntax, comment) : null,
                    suppression,
                    comment);
        }

        foreach (var instruction in syntax.Instructions)
        {
            foreach (var comment in instruction.Comments)
            {
                if (comment.Text.StartsWith("check=", StringComparison.Ordinal))
                    result.Add(
                        instruction.Span,
                        new SuppressionComment(
                            SuppressionOrigin.Check,
                            SuppressionScope.Instruction,
                            SuppressionComment.ReadCheck(comment.Text.Substring("check=".Length))),
                        null);
                if (SuppressionComment.Parse(comment.Text) is not { Scope: SuppressionScope.Instruction } suppression)
                    continue;
                // A scanner reports findings about the whole file at its first line.
                var isOfFile = suppression.Origin is SuppressionOrigin.Scanner && instruction == syntax.Instructions[0];
                result.Add(isOfFile ? null : instruction.Span, suppression, comment);
            }
        }

        return result;
    }

    public static Suppressions Of(DockerignoreSyntax syntax)
    {
        var result = new Suppressions();
        var next = 0;
        foreach (var comment in syntax.Comments)
        {
            if (SuppressionComment.Parse(comment.Text) is not { } suppression)
                continue;
            // A pattern: the line after the comment.
            while (next < syntax.Patterns.Length && syntax.Patterns[next].Span.Start <= comment.Span.End)
                next++;
            if (suppression.Scope is not SuppressionScope.Instruction)
                result.Add(null, suppression, comment);
            else if (suppression.Origin is SuppressionOrigin.Own && next < syntax.Patterns.Length)
                result.Add(syntax.Patterns[next].Span, suppression, comment);
        }

        return result;
    }

    /// <summary>Marks the findings that a comment ignores; none is removed.</summary>
    public IEnumerable<Finding> Apply(IEnumerable<Finding> findings) =>
        findings.Select(finding => IsSuppressed(finding) ? finding with { IsSuppressed = true } : finding);

    /// <summary>
    /// Our own comments that none of the findings needed; those for rules that did not run, or
    /// that do not exist, are not among them.
    /// </summary>
    public IEnumerable<UnusedSuppression> FindUnused(
        IReadOnlyCollection<Finding> findings, Func<RuleDescriptor, bool> ran) =>
        _entries.Where(entry => entry.Own is not null && !findings.Any(finding => Covers(entry, finding))
                && RuleCatalog.All.Where(rule => Names(entry, rule.Descriptor)).ToArray() is { Length: > 0 } rules
                && rules.All(rule => ran(rule.Descriptor)))
            .Select(entry => new UnusedSuppression(entry.Own!, entry.Name));

    /// <summary>The comments that do not say why: with what they name, and what a reason follows.</summary>
    public IEnumerable<(CommentSyntax Comment, string Names, string Mark)> FindUnexplained() => _unexplained;

    /// <summary>Whether BuildKit would not run one of its checks at a place.</summary>
    public bool SkipsCheck(string name, TextSpan span) => _entries.Any(entry => entry.Origin is SuppressionOrigin.Check
        && (entry.Scope is not { } scope || scope.Contains(span)) && (entry.Name == name || entry.Name == "all"));

    private bool IsSuppressed(Finding finding) => _entries.Any(entry => Covers(entry, finding));

    private static bool Covers(Entry entry, Finding finding) =>
        (entry.Scope is not { } scope || scope.Contains(finding.Span)) && Names(entry, finding.Rule);

    private static bool Names(Entry entry, RuleDescriptor rule) => entry.Origin switch
    {
        SuppressionOrigin.Scanner => PeerRuleTable.Find(entry.Name).Contains(rule.Id),
        SuppressionOrigin.Check when entry.Name == "all" =>
            rule.Equivalents.Any(equivalent => !char.IsDigit(equivalent[equivalent.Length - 1])),
        _ => entry.Name.Equals(rule.Id, StringComparison.OrdinalIgnoreCase)
            || entry.Name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase)
            || rule.Equivalents.Contains(entry.Name, StringComparer.Ordinal)
            || (entry.Origin is not SuppressionOrigin.Check && PeerRuleTable.Find(entry.Name).Contains(rule.Id)),
    };

    // The stage whose FROM follows the comment directly; else the one that it is in.
    private static TextSpan FindStage(DockerfileSyntax syntax, CommentSyntax comment)
    {
        var stages = syntax.Instructions.OfType<FromInstructionSyntax>().ToArray();
        var start = stages.FirstOrDefault(stage => stage.LeadingComments.Contains(comment))
            ?? stages.LastOrDefault(stage => stage.Span.Start < comment.Span.Start) ?? stages.FirstOrDefault();
        if (start is null)
            return default;
        var end = stages.FirstOrDefault(stage => stage.Span.Start > start.Span.Start)?.Span.Start ?? syntax.Span.End;
        return TextSpan.FromBounds(start.Span.Start, end);
    }

    private void Add(TextSpan? scope, SuppressionComment suppression, CommentSyntax? comment)
    {
        if (comment is not null && suppression is { MissingReason: { } mark, Names.IsEmpty: false })
            _unexplained.Add((comment, string.Join(", ", suppression.Names), mark));
        foreach (var name in suppression.Names)
            _entries.Add(new Entry(
                scope, name, suppression.Origin, suppression.Origin is SuppressionOrigin.Own ? comment : null));
    }

    private sealed record Entry(TextSpan? Scope, string Name, SuppressionOrigin Origin, CommentSyntax? Own);
}

/// <summary>A rule that a comment names, and that had nothing to report there.</summary>
internal sealed record UnusedSuppression(CommentSyntax Comment, string Name);
