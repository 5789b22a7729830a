using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>
/// An exception re-includes nothing: it precedes the pattern that it should override, or there is no such pattern.
/// </summary>
internal sealed class IneffectiveException() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5203",
    Title = "Place exceptions after the patterns that they override",
    Message = "'{0}' re-includes nothing; {1}",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        var patterns = model.Syntax.Patterns;
        var matchers = patterns.Select(pattern => new PathPattern(pattern.Pattern)).ToImmutableArray();
        var above = new List<PathPattern>();
        for (var i = 0; i < patterns.Length; i++)
        {
            var exception = patterns[i];
            if (!exception.IsException)
            {
                above.Add(matchers[i]);
                continue;
            }

            var arguments = new object[] { context.File.GetText(exception.Span), "" };
            if (FindLast(patterns, matchers, i) is { } last)
            {
                arguments[1] = $"the later pattern '{context.File.GetText(last.Span)}' excludes it again";
                context.Report(exception.Span, arguments,
                    fix: Fix.Unsafe(
                        "Move the exception after the pattern",
                        Change.AddsPattern + Change.RemovesPattern,
                        IgnoreFileEdits.Move(model.Syntax, exception, last)));
            }
            else if (IsIdle(model, exception, above))
            {
                arguments[1] = "no earlier pattern excludes it";
                context.Report(exception.Span, arguments,
                    fix: Fix.Unsafe(
                        "Remove the exception",
                        Change.RemovesPattern,
                        TextEdit.DeleteLines(context.File, exception.Span)));
            }
        }
    }

    // The last pattern that excludes what an earlier exception re-includes.
    private static IgnorePatternSyntax? FindLast(
        ImmutableArray<IgnorePatternSyntax> patterns, ImmutableArray<PathPattern> matchers, int index)
    {
        for (var i = patterns.Length - 1; i > index; i--)
        {
            if (!patterns[i].IsException && IgnoreMatcher.Covers(patterns[i], matchers[i], patterns[index]))
                return patterns[i];
        }

        return null;
    }

    // No earlier pattern excludes anything, or none excludes the existing files that the exception matches.
    private static bool IsIdle(IgnoreFileModel model, IgnorePatternSyntax exception, List<PathPattern> above)
    {
        if (above.Count == 0)
            return true;
        if (model.Manifest is not { IsTruncated: false } manifest)
            return false;
        var matched = manifest.Entries.Where(entry => IgnoreMatcher.Matches(exception, entry.Path)).ToArray();
        bool IsLeftOut(ContextEntry entry) => above.Exists(pattern => pattern.Matches(entry.ContentPath));
        return matched.Length > 0 && !matched.Any(entry => entry.IsFolder || IsLeftOut(entry));
    }
}
