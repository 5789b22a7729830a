using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tool.Setup;

/// <summary>hadolint's comments in a Dockerfile, rewritten to those of this tool.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="Untranslated">Each comment that stays, and why: line from 1 and reason.</param>
internal sealed record TranslatedPragmas(string Text, ImmutableArray<(int Line, string Reason)> Untranslated)
{
    public static TranslatedPragmas Create(SourceFile file)
    {
        var edits = new List<TextEdit>();
        var untranslated = ImmutableArray.CreateBuilder<(int, string)>();
        foreach (var comment in DockerfileParser.Parse(file).Comments)
        {
            if (!comment.Text.StartsWith("hadolint", StringComparison.OrdinalIgnoreCase)
                || SuppressionComment.Parse(comment.Text) is not { } pragma)
                continue;
            var rules = pragma.Names.SelectMany(FindRules).Distinct().Order(StringComparer.Ordinal).ToArray();
            var line = file.Lines.GetPosition(comment.Span.Start).Line + 1;
            var unknown = pragma.Names.Where(check => !FindRules(check).Any()).ToArray();
            if (pragma.Scope is SuppressionScope.Stage)
                untranslated.Add((line, "comments for a stage are hadolint's; they are understood as they are"));
            else if (rules.Length == 0)
                untranslated.Add((line, $"there is no rule like {string.Join(", ", unknown)}"));
            else
            {
                var lost = unknown.Length == 0 ? "" : $" -- hadolint: {string.Join(", ", unknown)}";
                var keyword = pragma.Scope is SuppressionScope.File ? "ignore-file" : "ignore";
                edits.Add(TextEdit.Replace(
                    comment.Span, $"# dockerfile-analyzers {keyword}={string.Join(",", rules)}{lost}"));
            }
        }

        return new TranslatedPragmas(FixApplier.Apply(file.Text, edits), untranslated.ToImmutable());
    }

    private static IEnumerable<string> FindRules(string check) => RuleCatalog.Descriptors
        .Where(rule => rule.Equivalents.Contains(check, StringComparer.OrdinalIgnoreCase)).Select(rule => rule.Id);
}
