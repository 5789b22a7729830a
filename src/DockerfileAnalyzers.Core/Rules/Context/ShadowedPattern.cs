using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A pattern of the .dockerignore decides nothing, because a later one always does.</summary>
public sealed class ShadowedPattern() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5202",
    Title = "Remove patterns that a later one overrules",
    Message = "'{0}' has no effect: '{1}' further down decides",
    Category = Category.Context,
    Severity = Severity.Info,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        var patterns = model.Syntax.Patterns;
        for (var i = 0; i < patterns.Length; i++)
        {
            // The last match wins: the same pattern again, or one that matches everything.
            if (patterns.Skip(i + 1).FirstOrDefault(later => later.Pattern == patterns[i].Pattern || later.Pattern is "*" or "**") is { } deciding)
                context.Report(patterns[i].Span, new object[] { context.File.GetText(patterns[i].Span), context.File.GetText(deciding.Span) });
        }
    }
}
