using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A line begins with a command that the line before takes for an argument.</summary>
public sealed class SeparatorMissing() : Rule<RunScript>(new()
{
    Id = "DFA7030",
    Title = "Join commands by &&",
    Message = "'{0}' is an argument of '{1}': nothing joins the two lines",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var swallowed in SwallowedCommand.Find(script, context.File))
            context.Report(swallowed.Word.Span, new object[] { swallowed.Word.Text, swallowed.Outer.Words[0].Text }, fix: Fix.Unsafe("Add &&", Change.RewritesScript, TextEdit.Insert(swallowed.Word.Span.Start, "&& ")));
    }
}
