using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A command substitution is written with backquotes.</summary>
public sealed class Backquotes() : Rule<RunScript>(new()
{
    Id = "DFA7104",
    Title = "Write $(…) instead of backquotes",
    Message = "Backquotes are hard to read and to nest",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2006"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var substitution in script.Script.Root.DescendantsAndSelf().OfType<SubstitutionPart>())
        {
            if (substitution.Style is not SubstitutionStyle.Backquote || substitution.Body.Items.IsEmpty || substitution.Ancestors.Any(node => node is SubstitutionPart { Style: SubstitutionStyle.Backquote }))
                continue;
            var text = context.File.GetText(substitution.Span);
            // A backslash means something else in backquotes.
            var fix = text.IndexOf('\\') >= 0 ? null : Fix.Safe("Write $(…)",
                TextEdit.Replace(new TextSpan(substitution.Span.Start, 1), "$("), TextEdit.Replace(new TextSpan(substitution.Span.End - 1, 1), ")"));
            context.Report(substitution.Span, Array.Empty<object>(), fix: fix);
        }
    }
}
