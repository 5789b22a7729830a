using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <param name="Text">The file with the comments.</param>
/// <param name="Suppressed">The findings that they suppress.</param>
internal sealed record SuppressionResult(string Text, ImmutableArray<Finding> Suppressed);

/// <summary>Adds comments that suppress findings. Nothing else changes, so that every build stays the same.</summary>
internal static class SuppressionWriter
{
    private static readonly Regex s_lineBreaks = new(@"\s+", RegexOptions.CultureInvariant);

    /// <param name="filter">Which findings to suppress; those that are suppressed already never are.</param>
    /// <param name="reason">Why; <see langword="null"/> to give none.</param>
    public static SuppressionResult AddComments(
        AnalysisInput input, Func<Finding, bool> filter, string? reason, CancellationToken cancellationToken = default)
    {
        var findings = RuleEngine.Analyze(input, cancellationToken)
            .Where(finding => !finding.IsSuppressed && !IsAboutComments(finding.Rule) && filter(finding)).ToArray();
        var unchanged = new SuppressionResult(input.File.Text, ImmutableArray<Finding>.Empty);
        if (findings.Length == 0)
            return unchanged;
        var end = reason is null || s_lineBreaks.Replace(reason, " ").Trim() is not { Length: > 0 } why
            ? "" : $" -- {why}";
        var places = input.IsIgnoreFile ? Places.Of(AnalysisLimits.ParseIgnoreFile(input.File))
            : Places.Of(AnalysisLimits.Parse(input.File));
        var edits = findings.GroupBy(finding => places.Find(finding.Span)).Select(group =>
        {
            var rules = group.Select(finding => finding.Rule.Id).Distinct().OrderBy(id => id, StringComparer.Ordinal);
            var scope = group.Key is null ? "ignore-file" : "ignore";
            return CreateEdit(input.File, group.Key ?? places.Top, group.Key is null,
                $"# dockerfile-analyzers {scope}={string.Join(",", rules)}{end}");
        });
        var text = FixApplier.Apply(input.File.Text, edits);
        var after = new SourceFile(input.File.Path, text);
        var newPlaces = input.IsIgnoreFile ? Places.Of(AnalysisLimits.ParseIgnoreFile(after))
            : Places.Of(AnalysisLimits.Parse(after));
        return newPlaces.Texts.SequenceEqual(places.Texts, StringComparer.Ordinal)
            ? new SuppressionResult(text, findings.ToImmutableArray()) : unchanged;
    }

    /// <summary>Adds a comment that suppresses a rule in the whole file.</summary>
    /// <param name="reason">Why.</param>
    public static string AddFileComment(AnalysisInput input, string rule, string reason)
    {
        var top = input.IsIgnoreFile ? Places.Of(AnalysisLimits.ParseIgnoreFile(input.File)).Top
            : Places.Of(AnalysisLimits.Parse(input.File)).Top;
        return FixApplier.Apply(input.File.Text, new[]
        {
            CreateEdit(input.File, top, isOfFile: true, $"# dockerfile-analyzers ignore-file={rule} -- {reason}"),
        });
    }

    // No comment may hide a problem with a comment or with the analysis.
    private static bool IsAboutComments(RuleDescriptor rule) =>
        rule == EngineRules.AnalysisFailed || rule == EngineRules.UselessSuppression
        || rule == EngineRules.MalformedSuppression || rule == EngineRules.UnexplainedSuppression;

    private static TextEdit CreateEdit(SourceFile file, int position, bool isOfFile, string comment)
    {
        var start = position;
        while (start > 0 && file.Text[start - 1] is ' ' or '\t')
            start--;
        var indentation = isOfFile ? "" : file.Text.Substring(start, position - start);
        var isOpen = start > 0 && file.Text[start - 1] is not ('\n' or '\r' or '\uFEFF');
        return TextEdit.Insert(start, (isOpen ? file.NewLine : "") + indentation + comment + file.NewLine);
    }

    /// <summary>Where comments belong.</summary>
    private sealed class Places
    {
        private readonly ImmutableArray<TextSpan> _parts;

        private Places(ImmutableArray<TextSpan> parts, int top, SourceFile file, IEnumerable<TextSpan> others)
        {
            _parts = parts;
            Top = top;
            Texts = others.Concat(parts).Select(file.GetText).ToImmutableArray();
        }

        /// <summary>Where a comment for the whole file belongs: what must come first stays first.</summary>
        public int Top { get; }

        /// <summary>The texts that a build reads.</summary>
        public ImmutableArray<string> Texts { get; }

        public static Places Of(DockerfileSyntax syntax)
        {
            var directives = syntax.Directives.Select(directive => directive.Span).ToArray();
            return new Places(
                syntax.Instructions.Select(instruction => instruction.Span).ToImmutableArray(),
                FindTop(syntax.File, directives.LastOrDefault().End),
                syntax.File,
                directives);
        }

        public static Places Of(DockerignoreSyntax syntax) => new(
            syntax.Patterns.Select(pattern => pattern.Span).ToImmutableArray(),
            FindTop(syntax.File, 0),
            syntax.File,
            Enumerable.Empty<TextSpan>());

        /// <summary>The start of the instruction or pattern that a finding is in.</summary>
        public int? Find(TextSpan span)
        {
            var (low, high) = (0, _parts.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_parts[middle].Contains(span))
                    return _parts[middle].Start;
                if (_parts[middle].Start > span.Start)
                    high = middle;
                else
                    low = middle + 1;
            }

            return null;
        }

        // The line after the directives, or after the line that names an interpreter.
        private static int FindTop(SourceFile file, int end)
        {
            var first = file.Text.Length > 0 && file.Text[0] == '\uFEFF' ? 1 : 0;
            if (end == 0 && string.CompareOrdinal(file.Text, first, "#!", 0, 2) != 0)
                return first;
            return file.Lines.GetLineSpan(file.Lines.GetLine(end)).End;
        }
    }
}
