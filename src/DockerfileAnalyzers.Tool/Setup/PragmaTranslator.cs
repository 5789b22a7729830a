using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tool.Setup;

/// <summary>hadolint's comments in a Dockerfile, rewritten to those of this tool.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="Count">How many comments were rewritten.</param>
/// <param name="Untranslated">Each comment or check that is left, and why: line from 1 and reason.</param>
internal sealed record TranslatedPragmas(
    string Text, int Count, ImmutableArray<(int Line, string Reason)> Untranslated)
{
    public static TranslatedPragmas Create(AnalysisInput input)
    {
        // Where our rule finds less than hadolint's check, a comment for it would be reported as useless.
        var all = Translate(input.File, []);
        return all.Text == input.File.Text ? all : Translate(input.File, FindUseless(input, all.Text));
    }

    private static HashSet<(int Line, string Message)> FindUseless(AnalysisInput input, string text)
    {
        var file = new SourceFile(input.File.Path, text);
        return [.. RuleEngine.Analyze(input with { File = file })
            .Where(finding => finding.Rule == EngineRules.UselessSuppression)
            .Select(finding => (GetLine(file, finding.Span), finding.Message))];
    }

    private static TranslatedPragmas Translate(SourceFile file, HashSet<(int Line, string Message)> useless)
    {
        var edits = new List<TextEdit>();
        var untranslated = ImmutableArray.CreateBuilder<(int, string)>();
        foreach (var comment in DockerfileParser.Parse(file).Comments)
        {
            if (!comment.Text.StartsWith("hadolint", StringComparison.OrdinalIgnoreCase)
                || SuppressionComment.Parse(comment.Text) is not { } pragma)
                continue;
            var line = GetLine(file, comment.Span);
            var unknown = pragma.Names.Where(check => !RuleCatalog.FindEquivalents(check).Any()).ToArray();
            var rules = pragma.Names.SelectMany(RuleCatalog.FindEquivalents).Select(rule => rule.Id).Distinct()
                .Order(StringComparer.Ordinal).ToLookup(id =>
                    !useless.Contains((line, EngineRules.Format(EngineRules.UselessSuppression, id))));
            if (pragma.Scope is SuppressionScope.Stage)
            {
                untranslated.Add((line, "comments for a stage have no equivalent, but they work unchanged"));
                continue;
            }

            if (unknown.Length > 0 && rules.Count == 0)
                untranslated.Add((line, $"there is no equivalent of {string.Join(", ", unknown)}"));
            if (rules[false].Any())
                untranslated.Add((line, $"there are no findings of {string.Join(", ", rules[false])} here"));
            if (!rules[true].Any())
                continue;
            var reasons = new[]
            {
                SuppressionComment.FindHadolintReason(comment.Text),
                unknown.Length == 0 ? null : $"hadolint: {string.Join(", ", unknown)}",
            }.Where(reason => reason is not null).ToArray();
            var end = reasons.Length == 0 ? "" : " -- " + string.Join("; ", reasons);
            var keyword = pragma.Scope is SuppressionScope.File ? "ignore-file" : "ignore";
            edits.Add(TextEdit.Replace(
                comment.Span, $"# dockerfile-analyzers {keyword}={string.Join(",", rules[true])}{end}"));
        }

        return new TranslatedPragmas(
            FixApplier.Apply(file.Text, edits), edits.Count, untranslated.ToImmutable());
    }

    private static int GetLine(SourceFile file, TextSpan span) => file.Lines.GetPosition(span.Start).Line + 1;
}
