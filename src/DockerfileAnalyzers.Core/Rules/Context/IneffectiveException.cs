using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>An exception brings nothing back: it stands above the pattern that it wants to undo, or there is none.</summary>
public sealed class IneffectiveException() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5203",
    Title = "Place exceptions after the patterns that they undo",
    Message = "'{0}' re-includes nothing; {1}",
    Category = Category.Context,
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        var patterns = model.Syntax.Patterns;
        for (var i = 0; i < patterns.Length; i++)
        {
            var exception = patterns[i];
            if (!exception.IsException)
                continue;
            var arguments = new object[] { context.File.GetText(exception.Span), "" };
            if (patterns.Skip(i + 1).LastOrDefault(later => !later.IsException && IgnoreMatcher.Covers(later, exception)) is { } last)
            {
                arguments[1] = $"the later pattern '{context.File.GetText(last.Span)}' excludes it again";
                context.Report(exception.Span, arguments, fix: Fix.Unsafe("Move it below", Change.AddsPattern + Change.RemovesPattern, IgnoreFileEdits.Move(model.Syntax, exception, last)));
            }
            else if (IsIdle(model, exception, patterns.Take(i).Where(earlier => !earlier.IsException).ToArray()))
            {
                arguments[1] = "no earlier pattern excludes it";
                context.Report(exception.Span, arguments, fix: Fix.Unsafe("Remove it", Change.RemovesPattern, TextEdit.DeleteLines(context.File, exception.Span)));
            }
        }
    }

    // Nothing is left out above, or nothing of what is there and what the exception matches.
    private static bool IsIdle(IgnoreFileModel model, IgnorePatternSyntax exception, IgnorePatternSyntax[] above)
    {
        if (above.Length == 0)
            return true;
        if (model.Manifest is not { IsTruncated: false } manifest)
            return false;
        var matched = manifest.Entries.Where(entry => IgnoreMatcher.Matches(exception, entry.Path)).ToArray();
        bool IsLeftOut(ContextEntry entry) => above.Any(pattern => IgnoreMatcher.Matches(pattern, entry.ContentPath));
        return matched.Length > 0 && !matched.Any(entry => entry.IsFolder || IsLeftOut(entry));
    }
}
