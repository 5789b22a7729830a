namespace DockerfileAnalyzers.Rules.Context;

/// <summary>An exception re-includes a file with secrets that an earlier pattern excludes.</summary>
internal sealed class ReincludedSecret() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5105",
    Title = "Do not re-include files with secrets",
    Message = "'{0}' re-includes '{1}', which '{2}' excludes; such files usually contain secrets",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        foreach (var exception in model.Syntax.Patterns.Where(pattern => pattern.IsException))
        {
            // By its own name, or by the files that it matches.
            var path = SecretPatterns.IsSecretFile(exception.Pattern) ? exception.Pattern
                : model.Manifest?.Entries.FirstOrDefault(entry =>
                    UnneededFiles.FindSecrets(new[] { entry }).Any()
                    && model.Matcher.FindDecidingPattern(entry.Path) == exception).Path;
            if (path is null || model.FindUndone(path) is not { } undone
                || model.Matcher.FindDecidingPattern(path) != exception)
                continue;
            var edits = path == exception.Pattern
                ? new[] { TextEdit.DeleteLines(context.File, exception.Span) }
                : IgnoreFileEdits.Move(model.Syntax, undone, exception);
            context.Report(
                exception.Span,
                [context.File.GetText(exception.Span), path, context.File.GetText(undone.Span)],
                fix: Fix.Unsafe(
                    path == exception.Pattern
                        ? "Remove the exception"
                        : $"Move '{context.File.GetText(undone.Span)}' after the exception",
                    Change.AddsPattern + Change.RemovesPattern,
                    edits));
        }
    }
}
